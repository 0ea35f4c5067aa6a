/// The readings of a service's meters between which a bill counts.
package struct BilledReadings: Hashable, Sendable {
    package var intervals: [ReadingInterval] = []
    /// The meters in use with a register that was not read.
    package private(set) var unread: [MeterNumber] = []
    /// The only readings of new meters whose first reading is missing.
    package private(set) var withoutStart: [RegisterReading] = []

    package init(
        _ intervals: [ReadingInterval] = [], unread: [MeterNumber] = [], withoutStart: [RegisterReading] = []
    ) {
        (self.intervals, self.unread, self.withoutStart) = (intervals, unread, withoutStart)
    }

    package var isComplete: Bool { unread.isEmpty && withoutStart.isEmpty }

    /// The readings after one day, up to and including another.
    ///
    /// - Parameter previous: the last day that the previous bill counted.
    package init(of meters: [MeterReadings], after previous: Day, until last: Day) {
        for meter in meters {
            let found = meter.intervals(after: previous, until: last)
            intervals += found.compactMap(\.self)
            guard found.contains(nil), meter.meter.isInUse(after: previous, until: last) else { continue }
            let only = meter.withoutStart(after: previous, until: last)
            if only.isEmpty { unread.append(meter.meter.number) } else { withoutStart += only }
        }
    }

    /// A bill counts until its month's end or until its day of issue, or from and to other days: unless the batch says
    /// which, the readings that give the billed quantity are chosen; if several or none do, those at the month's end, if
    /// there are any.
    ///
    /// - Parameters:
    ///   - lines: the service's lines in the bill.
    ///   - told: the readings on which the bill rests, if the batch says it.
    /// - Returns: `others` are further readings on which the bill may rest as well: those that also give the billed
    ///   quantity; or, if none at all give it, all that were taken when a bill could have counted them.
    package static func choose(
        among meters: [MeterReadings], for bill: BillDates, _ lines: [BillLine], told: [ToldInterval] = []
    ) -> (chosen: BilledReadings, others: [BilledReadings]) {
        let billed = BilledQuantity(lines)
        let known = BilledReadings(told.compactMap { $0.interval(of: meters) })
        guard known.intervals.isEmpty else { return (billed.explain(known) ?? known, []) }

        let possible = billed.isKnown ? possible(of: meters, for: bill) : []
        func others(than chosen: BilledReadings, _ readings: [BilledReadings]) -> [BilledReadings] {
            readings.filter { $0.intervals != chosen.intervals }
        }
        let atMonthEnd = BilledReadings(of: meters, after: (bill.month - 1).lastDay, until: bill.month.lastDay)
        if let chosen = billed.explain(atMonthEnd) {
            return (chosen, others(than: chosen, possible.compactMap(billed.explain)))
        }
        let atIssue = BilledReadings(of: meters, after: bill.previousIssued, until: bill.issued)
        if let chosen = billed.explain(atIssue) ?? possible.lazy.compactMap(billed.explain).first {
            return (chosen, others(than: chosen, possible.compactMap(billed.explain)))
        }
        let chosen = atMonthEnd.intervals.isEmpty ? atIssue : atMonthEnd
        let starts = (bill.month - 1).firstDay...max(bill.previousIssued, (bill.month - 1).lastDay)
        let countable = possible.filter { $0.intervals.allSatisfy { starts ~= $0.previous.day } }
        return (chosen, others(than: chosen, countable))
    }

    /// From each day with readings since the month before began until each later one in the month, or until the issue.
    private static func possible(of meters: [MeterReadings], for bill: BillDates) -> [BilledReadings] {
        let days = Set(meters.flatMap { $0.readings.values.joined().map(\.day) }).filter {
            $0 <= bill.readingDays.until
        }
        let ends = days.filter { $0 >= bill.month.firstDay }
        let recent = days.filter { $0 >= (bill.month - 1).firstDay }
        let starts = recent.union([days.filter { $0 < (bill.month - 1).firstDay }.max()].compactMap(\.self))
        guard starts.count > 2 || ends.count > 1 else { return [] }
        return starts.sorted(by: >).flatMap { start in
            ends.filter { $0 > start }.sorted().map { BilledReadings(of: meters, after: start, until: $0) }
        }
    }
}

/// The quantity of a bill's lines, as far as readings can give it.
private struct BilledQuantity {
    private let total: ExactDecimal?
    /// Of a plan by times of day.
    private let byRegister: [Register: ExactDecimal]

    var isKnown: Bool { total != nil }

    init(_ lines: [BillLine]) {
        total = lines.isEmpty ? nil : lines.map(\.quantity).sum()
        let pairs = lines.compactMap { line in line.step.register.map { ($0, line.quantity) } }
        byRegister = pairs.count < lines.count ? [:] : Dictionary(pairs) { [$0, $1].sum() }
    }

    /// The readings if they give the quantity, by register if the lines are; a reading below the previous one with the
    /// only meaning by which they do. Nil if they do not.
    func explain(_ readings: BilledReadings) -> BilledReadings? {
        if isGiven(by: readings.intervals) { return readings }
        guard readings.intervals.contains(where: \.falls) else { return nil }
        for fall in [ReadingInterval.Fall.rolledOver, .takesBack] {
            var changed = readings
            changed.intervals = readings.intervals.map { interval in
                guard interval.falls, fall == .rolledOver || interval.previous.origin == .average else {
                    return interval
                }
                var interval = interval
                interval.fall = fall
                return interval
            }
            if isGiven(by: changed.intervals) { return changed }
        }
        return nil
    }

    private func isGiven(by intervals: [ReadingInterval]) -> Bool {
        guard let total, intervals.counted == total else { return false }
        return byRegister.allSatisfy { register, quantity in
            let ofRegister = intervals.filter { $0.register == register }
            return ofRegister.isEmpty || ofRegister.counted == quantity
        }
    }
}
