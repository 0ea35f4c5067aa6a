/// The readings of a service's meters between which a bill counts.
package struct BilledReadings: Hashable, Sendable {
    package var intervals: [ReadingInterval] = []
    /// The meters in use with a register that was not read.
    package private(set) var unread: [MeterNumber] = []
    /// The only readings of new meters whose first reading is missing.
    package private(set) var withoutStart: [RegisterReading] = []
    /// Those that give the billed quantity, but count the month before once more; empty unless none else do.
    package private(set) var withMonthBefore: [ReadingInterval] = []
    /// Whether they begin so early that they count the month before once more: its end was not read.
    package private(set) var lacksStart = false
    /// Those until which it counts and which were not taken.
    package private(set) var estimates: [EstimatedReading] = []

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
    ///   - isMonthBeforeCharged: whether the previous month has a charge of its own, and nothing is recalculated.
    /// - Returns: `others` are further readings on which the bill may rest as well: those that also give the billed
    ///   quantity; or, if none at all give it, all that were taken when a bill could have counted them.
    package static func choose(
        among meters: [MeterReadings], for bill: BillDates, _ lines: [BillLine], told: [ToldInterval] = [],
        isMonthBeforeCharged: Bool = false
    ) -> (chosen: BilledReadings, others: [BilledReadings]) {
        var (chosen, others) = choose(among: meters, for: bill, lines, told, isMonthBeforeCharged)
        if !chosen.isComplete, let implied = implied(by: lines, of: meters, for: bill) {
            (chosen, others) = (BilledReadings(implied), [])
        }
        return (chosen.withEstimates(of: meters), others.map { $0.withEstimates(of: meters) })
    }

    private func withEstimates(of meters: [MeterReadings]) -> BilledReadings {
        let estimated = intervals.filter { $0.current.origin == .average }
        guard !estimated.isEmpty else { return self }
        var readings = self
        readings.estimates = estimated.compactMap { interval in
            meters.first { $0.meter.has(interval.register, interval.meter) }.map { EstimatedReading(interval, of: $0) }
        }
        return readings
    }

    private static func choose(
        among meters: [MeterReadings], for bill: BillDates, _ lines: [BillLine], _ told: [ToldInterval],
        _ isMonthBeforeCharged: Bool
    ) -> (chosen: BilledReadings, others: [BilledReadings]) {
        let billed = BilledQuantity(lines)
        let known = BilledReadings(told.compactMap { $0.interval(of: meters) })
        guard known.intervals.isEmpty else { return (billed.explain(known) ?? known, []) }

        // More than one and a half months would count the one before, which was charged, once more.
        let longest = isMonthBeforeCharged ? 45 : Int.max
        let days = billed.isKnown ? pairs(of: meters, for: bill) : []
        let short = days.filter { $0.end - $0.start <= longest }
        let possible = short.count > 1 ? short.map { BilledReadings(of: meters, after: $0.start, until: $0.end) } : []
        func explain(_ readings: BilledReadings) -> BilledReadings? {
            readings.days <= longest ? billed.explain(readings) : nil
        }
        func others(than chosen: BilledReadings, _ readings: [BilledReadings]) -> [BilledReadings] {
            readings.filter { $0.intervals != chosen.intervals }
        }
        let atMonthEnd = BilledReadings(of: meters, after: (bill.month - 1).lastDay, until: bill.month.lastDay)
        if let chosen = explain(atMonthEnd) {
            return (chosen, others(than: chosen, possible.compactMap(explain)))
        }
        let atIssue = BilledReadings(of: meters, after: bill.previousIssued, until: bill.issued)
        if let chosen = explain(atIssue) ?? possible.lazy.compactMap(explain).first {
            return (chosen, others(than: chosen, possible.compactMap(explain)))
        }
        var chosen = atMonthEnd.intervals.isEmpty ? atIssue : atMonthEnd
        chosen.lacksStart = chosen.days > longest
        let long =
            [atMonthEnd, atIssue].filter { $0.days > longest }
            + days.filter { $0.end - $0.start > longest }.map {
                BilledReadings(of: meters, after: $0.start, until: $0.end)
            }
        chosen.withMonthBefore = long.lazy.compactMap(billed.explain).first?.intervals ?? []
        let usual = (bill.month - 1).firstDay...max(bill.previousIssued, (bill.month - 1).lastDay)
        let countable = possible.filter { $0.intervals.allSatisfy { usual ~= $0.previous.day } }
        return (chosen, others(than: chosen, countable))
    }

    /// Of the one meter in use, if the bill charges an estimated quantity for its month and the meter was read on the day
    /// before: the billing system need not pass on estimates as readings.
    private static func implied(
        by lines: [BillLine], of meters: [MeterReadings], for bill: BillDates
    ) -> [ReadingInterval]? {
        guard !lines.isEmpty, lines.allSatisfy({ $0.method == .average }) else { return nil }
        let first = lines.compactMap(\.days?.lowerBound).min() ?? bill.month.firstDay
        let last = lines.compactMap(\.days?.upperBound).max() ?? bill.month.lastDay
        let inUse = meters.filter { $0.meter.isInUse(after: first - 1, until: last) }
        guard inUse.count == 1, let read = inUse.first else { return nil }
        // Lines by levels do not say what each of several registers counted.
        let registers = read.meter.registers.all
        guard registers == [.total] || lines.allSatisfy({ $0.step.register.map(registers.contains) ?? false }) else {
            return nil
        }
        let intervals = registers.map { register -> ReadingInterval? in
            let own = lines.filter { register == .total || $0.step.register == register }
            let before = Reading.latest((read.readings[register] ?? []).filter { $0.day == first - 1 })
            return before.flatMap {
                ReadingInterval(own.map(\.quantity).sum(), until: last, from: $0, register, of: read.meter)
            }
        }
        return intervals.contains(nil) ? nil : intervals.compactMap(\.self)
    }

    /// Between the first day and the last; 0 if there are none.
    private var days: Int {
        guard let first = intervals.map(\.previous.day).min(), let last = intervals.map(\.current.day).max() else {
            return 0
        }
        return last - first
    }

    /// From each day with readings since the month before began, and the last one before, until each later one in the
    /// month, or until the issue; the latest start first.
    private static func pairs(of meters: [MeterReadings], for bill: BillDates) -> [(start: Day, end: Day)] {
        let (before, first, last) = ((bill.month - 1).firstDay, bill.month.firstDay, bill.readingDays.until)
        var (earlier, recent): (Day?, [Day]) = (nil, [])
        for meter in meters {
            for day in meter.readings.values.joined().lazy.map(\.day) where day <= last {
                if day < before {
                    earlier = max(earlier ?? day, day)
                } else if !recent.contains(day) {
                    recent.append(day)
                }
            }
        }
        recent.sort()
        let starts = ([earlier].compactMap(\.self) + recent).reversed()
        return starts.flatMap { start in recent.filter { $0 >= first && $0 > start }.map { (start, $0) } }
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
