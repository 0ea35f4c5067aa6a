/// A supplier of services, to whom they are paid.
package struct Supplier: Hashable, Sendable {
    package let code: SupplierCode
    package let name: Words
    /// As the supplier prints them: "356-99-99, 399-99-00 (АЭЖБ)".
    package let phones: String?

    package init(code: SupplierCode, name: Words, phones: String?) {
        (self.code, self.name, self.phones) = (code, name, phones)
    }
}
