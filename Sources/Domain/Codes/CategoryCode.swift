/// The code of a category of households: "no_stove".
package struct CategoryCode: Code {
    package let text: String

    package init(stored text: String) {
        self.text = text
    }
}
