/// The code of a service: "electricity".
package struct ServiceCode: Code {
    package let text: String

    package init(stored text: String) {
        self.text = text
    }
}
