/// The code of a supplier.
package struct SupplierCode: Code {
    package let text: String

    package init(stored text: String) {
        self.text = text
    }
}
