/// The consumption of all of a service's meters for a bill: parallel meters are added up; of an exchanged meter the old
/// one counts until its last day and the new one from then on.
package struct MeteredConsumption: Hashable, Sendable {
    /// The day of the previous reading; the charged days begin after it.
    package let previous: Day
    /// The last day that is charged.
    package let current: Day
    /// Between which it counts.
    package let intervals: [ReadingInterval]
    /// In the service's unit, by register.
    package let used: [Register: ExactDecimal]
    /// Whether one of the first readings was estimated.
    package let startsEstimated: Bool
    /// Whether one of the readings was estimated.
    package let isEstimated: Bool

    package var days: Int { current - previous }
    package var quantity: ExactDecimal { used.values.sum() }

    /// - Throws: `ChargeCheck.Obstacle` if the readings are not sufficient for the consumption and its days.
    package init(_ meters: [ReadingInterval]) throws(ChargeCheck.Obstacle) {
        guard let previous = meters.map(\.previous.day).min(), let current = meters.map(\.current.day).max() else {
            throw .noReadings
        }
        (self.previous, self.current, intervals) = (previous, current, meters)
        startsEstimated = meters.contains { $0.previous.origin == .average }
        isEstimated = startsEstimated || meters.contains { $0.current.origin == .average }

        var used: [Register: ExactDecimal] = [:]
        for period in meters {
            guard let consumption = period.consumption else { throw .unclearReadings(meter: period.meter) }
            used[period.register] = [used[period.register] ?? .zero, consumption].sum()
        }
        self.used = used
        try MeteredConsumption.check(MeteredConsumption.stretches(meters), from: previous, until: current)
    }

    private typealias Stretch = (from: Day, until: Day)

    /// The days of each meter, the same for all the registers that it has at a time.
    private static func stretches(_ meters: [ReadingInterval]) throws(ChargeCheck.Obstacle) -> [Stretch] {
        var stretches: [MeterNumber: [Stretch]] = [:]
        for period in meters {
            let stretch = (from: period.previous.day, until: period.current.day)
            let others = stretches[period.meter] ?? []
            guard !others.contains(where: { $0 == stretch }) else { continue }
            // After a change of its registers it goes on.
            guard others.allSatisfy({ $0.until <= stretch.from || stretch.until <= $0.from }) else {
                throw .registersApart(meter: period.meter)
            }
            stretches[period.meter, default: []].append(stretch)
        }
        return stretches.values.joined().sorted { $0 < $1 }
    }

    /// Each meter counts all of the days, or another continues where it ends.
    private static func check(
        _ stretches: [Stretch], from previous: Day, until current: Day
    ) throws(ChargeCheck.Obstacle) {
        var rest = stretches
        while !rest.isEmpty {
            var reached = previous
            while reached < current {
                // A new meter may be read on the day after the old one was removed.
                let next = rest.firstIndex { $0.from == reached } ?? rest.firstIndex { $0.from == reached + 1 }
                guard let next, reached > previous || rest[next].from == previous else { throw .gap(after: reached) }
                reached = rest.remove(at: next).until
            }
        }
    }
}
