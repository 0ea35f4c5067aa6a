/// What is supplied and charged for: electricity, cold water, the intercom.
package struct Service: Hashable, Sendable {
    package let code: String
    package let name: Words
    package let supplier: Words

    package init(code: String, name: Words, supplier: Words) {
        (self.code, self.name, self.supplier) = (code, name, supplier)
    }
}
