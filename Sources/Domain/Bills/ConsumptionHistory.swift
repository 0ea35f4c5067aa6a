/// The consumption of a metered service, month by month, as billed.
package struct ConsumptionHistory: Hashable, Sendable {
    package let service: Service
    /// Thirteen months, so that the last one can be compared with the same month of the previous year.
    package let months: [Entry]

    package struct Entry: Hashable, Sendable {
        package let month: Month
        /// Nil if the service was not billed.
        package let quantity: ExactDecimal?
    }

    /// - Parameter quantities: the billed quantities, by month.
    package init(service: Service, until last: Month, _ quantities: [Month: ExactDecimal]) {
        self.service = service
        months = (-12...0).map { Entry(month: last + $0, quantity: quantities[last + $0]) }
    }
}
