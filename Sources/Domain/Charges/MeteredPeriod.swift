/// What a service's meters counted for a bill, all of them together: an exchanged meter counts until its last day, the new one
/// from then on.
package struct MeteredPeriod: Hashable, Sendable {
    /// The day of the reading before; the charged days begin after it.
    package let previous: Day
    /// The last day that is charged.
    package let current: Day
    /// In the service's unit, by register.
    package let used: [Register: ExactDecimal]
    /// Whether a reading between which it counts was estimated, not read.
    package let isEstimated: Bool

    package var days: Int { current - previous }
    package var quantity: ExactDecimal { used.values.sum() }

    /// - Throws: `ChargeCheck.Lack` when the readings don't tell how much was used in which days.
    package init(_ meters: [MeterPeriod]) throws(ChargeCheck.Lack) {
        guard let previous = meters.map(\.previous.day).min(), let current = meters.map(\.current.day).max() else {
            throw .noReadings
        }
        (self.previous, self.current) = (previous, current)
        isEstimated = meters.contains { $0.previous.origin == .average || $0.current.origin == .average }

        var used: [Register: ExactDecimal] = [:]
        for period in meters {
            guard let consumption = period.consumption else { throw .unclearReadings(meter: period.meter) }
            used[period.register] = [used[period.register] ?? .zero, consumption].sum()
        }
        self.used = used
        for register in used.keys {
            var reached = previous
            for period in meters.filter({ $0.register == register }).sorted(by: { $0.previous.day < $1.previous.day }) {
                guard period.previous.day == reached else { throw .gap(after: reached) }
                reached = period.current.day
            }
            guard reached == current else { throw .gap(after: reached) }
        }
    }
}
