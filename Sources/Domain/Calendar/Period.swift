/// The months from `first` to `last`, both included.
package struct Period: Hashable, Sendable {
    package let first: Month
    package let last: Month

    /// Nil if the last month is before the first.
    package init?(_ first: Month, _ last: Month) {
        guard first <= last else { return nil }
        (self.first, self.last) = (first, last)
    }

    package var months: [Month] { (0...(last - first)).map { first + $0 } }
}
