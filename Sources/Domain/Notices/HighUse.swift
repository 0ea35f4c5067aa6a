/// Use that is far above the usual, as billed by the meter.
package struct HighUse: Hashable, Sendable {
    package let service: Service
    package let month: Month
    package let used: ExactDecimal
    /// The average of the metered months of the year before.
    package let usual: ExactDecimal
    /// In the same month of the year before, if it was metered.
    package let lastYear: ExactDecimal?

    /// The days after its issue in which a bill is looked at.
    package static let days = 10

    /// Nil unless all of this holds:
    /// - the month's whole quantity was metered, and so was the previous month's: a bill after an estimate makes up for it;
    /// - of the twelve months before, at least six were metered;
    /// - the quantity is more than twice their average;
    /// - it is more than one and a half times that of the same month a year ago, if that was metered: a winter is no news;
    /// - it is so much more than the average that it matters: `leastExcess`.
    ///
    /// - Parameter months: as billed.
    package init?(_ service: Service, _ month: Month, _ months: [Month: BilledUse]) {
        func metered(_ month: Month) -> ExactDecimal? {
            months[month].flatMap { $0.isMetered ? $0.quantity : nil }
        }
        guard let used = metered(month), metered(month - 1) != nil else { return nil }
        let before = (1...12).compactMap { metered(month - $0) }
        guard before.count >= 6, let least = HighUse.leastExcess(service.unit) else { return nil }
        let (sum, count) = (Int128(before.sum().millionths), Int128(before.count))
        guard Int128(used.millionths) * count > 2 * sum,
            Int128(used.millionths) * count - sum >= Int128(least.millionths) * count
        else { return nil }
        lastYear = metered(month - 12)
        if let lastYear, used.millionths * 2 <= lastYear.millionths * 3 { return nil }
        (self.service, self.month, self.used) = (service, month, used)
        usual = Fraction(sum, over: count * 1_000_000).rounded(places: 1)
    }

    /// Nil for what no meter counts.
    private static func leastExcess(_ unit: Service.Unit) -> ExactDecimal? {
        switch unit {
        case .kilowattHours: ExactDecimal(millionths: 50_000_000)
        case .cubicMetres: ExactDecimal(millionths: 3_000_000)
        case .gigacalories: ExactDecimal(millionths: 500_000)
        case .persons, .squareMetres, .months: nil
        }
    }
}

/// A month's quantity of a service, as billed.
package struct BilledUse: Hashable, Sendable {
    package let quantity: ExactDecimal
    /// Whether the meter alone says so, without an estimate.
    package let isMetered: Bool

    package init(_ quantity: ExactDecimal, isMetered: Bool) {
        (self.quantity, self.isMetered) = (quantity, isMetered)
    }
}
