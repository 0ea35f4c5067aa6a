/// What can stand in a place of a path: typed as soon as it arrives. (`parse` is no initialiser, since one of `Optional` that
/// makes nil counts as one that failed.)
package protocol PathValue {
    /// Nil for what is not of its form.
    static func parse(_ pathText: String) -> Self?
    var pathText: String { get }
}

/// Where the page itself answers what is not of the form: a month that is none has no bill.
extension Optional: PathValue where Wrapped: PathValue {
    package static func parse(_ pathText: String) -> Wrapped?? { .some(Wrapped.parse(pathText)) }

    package var pathText: String { self?.pathText ?? "none" }
}

/// An address that was asked for: what stands in its path's places, and its query.
package struct AskedAddress {
    private let values: [String]
    package let query: FormFields

    package init(_ values: [String], _ query: FormFields) {
        (self.values, self.query) = (values, query)
    }

    /// The values in the path's places, in their order; nil when one is not of its form.
    package func places<each Value: PathValue>() -> (repeat each Value)? {
        var rest = values[...]
        func next<V: PathValue>(_ type: V.Type) throws(NotOfItsForm) -> V {
            guard let text = rest.popFirst(), let value = V.parse(text) else { throw NotOfItsForm() }
            return value
        }
        return try? (repeat next((each Value).self))
    }

    private struct NotOfItsForm: Error {}
}
