/// The months from `first` to `last`, both included.
package struct Period: Hashable, Sendable {
    package let first: Month
    package let last: Month

    /// Nil when it is upside down.
    package init?(_ first: Month, _ last: Month) {
        guard first <= last else { return nil }
        (self.first, self.last) = (first, last)
    }

    package init(_ month: Month) {
        (first, last) = (month, month)
    }

    package var monthCount: Int { last - first + 1 }
    package var months: [Month] { (0..<monthCount).map { first + $0 } }

    package func contains(_ month: Month) -> Bool { first <= month && month <= last }
}
