/// A typed parameter of a path. (`parse` is not an initialiser, because an initialiser of `Optional` that returns nil
/// counts as failed.)
package protocol PathValue {
    /// Nil if the text does not have its form.
    static func parse(_ pathText: String) -> Self?
    var pathText: String { get }
}

/// For a page that handles an invalid parameter itself: an invalid month has no bill.
extension Optional: PathValue where Wrapped: PathValue {
    package static func parse(_ pathText: String) -> Wrapped?? { .some(Wrapped.parse(pathText)) }

    package var pathText: String { self?.pathText ?? "none" }
}

/// A requested address: the parameters of its path, and its query.
package struct RequestedAddress {
    @usableFromInline let values: [String]
    package let query: FormFields

    package init(_ values: [String], _ query: FormFields) {
        (self.values, self.query) = (values, query)
    }

    /// The path's parameters, in their order; nil if one is invalid. Inlinable, so that each page's is compiled for its types.
    @inlinable package func places<each Value: PathValue>() -> (repeat each Value)? {
        var rest = values[...]
        func next<V: PathValue>(_ type: V.Type) throws(NotOfItsForm) -> V {
            guard let text = rest.popFirst(), let value = V.parse(text) else { throw NotOfItsForm() }
            return value
        }
        return try? (repeat next((each Value).self))
    }

    @usableFromInline struct NotOfItsForm: Error {
        @usableFromInline init() {}
    }
}
