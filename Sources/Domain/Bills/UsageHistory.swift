/// What an account used of a metered service, and what it was charged, month by month.
package struct UsageHistory: Sendable {
    package let service: Service
    /// Thirteen months up to the last one that was billed, so that it can be compared with the same month a year before.
    package let months: [Entry]

    package struct Entry: Sendable {
        package let month: Month
        /// Nil if the service was not billed.
        package let used: Used?
        /// A year before.
        package let before: Used?
    }

    package struct Used: Hashable, Sendable {
        package let quantity: ExactDecimal
        package let charged: Money

        package init(quantity: ExactDecimal, charged: Money) {
            (self.quantity, self.charged) = (quantity, charged)
        }
    }

    /// Nil if nothing was billed.
    package init?(service: Service, _ used: [Month: Used]) {
        guard let last = used.keys.max() else { return nil }
        self.service = service
        months = (-12...0).map { place in
            Entry(month: last + place, used: used[last + place], before: used[last + place - 12])
        }
    }
}
