/// How much of a metered service was used, month by month, as the bills counted it.
package struct ConsumptionHistory: Hashable, Sendable {
    package let service: Service
    /// Thirteen months, so that the last one stands beside the same month of the year before.
    package let months: [Entry]

    package struct Entry: Hashable, Sendable {
        package let month: Month
        /// Nil where the service was not billed.
        package let quantity: ExactDecimal?
    }

    /// - Parameter quantities: what was billed, by month.
    package init(service: Service, until last: Month, _ quantities: [Month: ExactDecimal]) {
        self.service = service
        months = (-12...0).map { Entry(month: last + $0, quantity: quantities[last + $0]) }
    }
}
