/// An estimated reading until which a bill counts, and what it rests on: a meter that is not read is charged by the
/// average day of the period before (rules № 143, point 58).
package struct EstimatedReading: Hashable, Sendable {
    package let interval: ReadingInterval
    /// Between the two latest days before the interval on which the meter was really read; nil if they are not known.
    package let average: DailyAverage?
    /// How many times the meter was estimated since it was really read.
    package let inARow: Int

    /// The days that are estimated, and what was read of the interval before them.
    package let days: Int
    private let read: Fraction

    init(_ interval: ReadingInterval, of meter: MeterReadings) {
        self.interval = interval
        let (previous, current) = (interval.previous, interval.current)
        let readings = (meter.readings[interval.register] ?? []).filter { $0.day <= current.day }
        let taken = readings.filter { $0.origin != .average }
        let last = taken.map(\.day).max()
        let estimated = Set(readings.map(\.day).filter { day in last.map { day > $0 } ?? true })
        inARow = max(1, estimated.count)

        let between = Reading.latest(taken.filter { $0.day > previous.day && $0.day < current.day })
        let start = between ?? previous
        days = current.day - start.day
        read = (Fraction(start.value) - Fraction(previous.value)) * Fraction(interval.ratio)
        // What was read of most of a month is nearer than the period before, and no source says how it counts.
        average = start.day - previous.day < 20 ? meter.average(until: previous.day) : nil
    }

    /// The consumption in the interval, with the average day for what was not read; nil if that is not known.
    package var expected: Fraction? {
        guard let perDay = average?.perDay[interval.register] else { return nil }
        let expected = read + perDay * Fraction(Int128(days))
        return expected.isExact && expected.magnitude <= Terms.largest ? expected : nil
    }

    /// Nil if the reading is the expected one: a register that is estimated shows a whole number.
    var difference: LineDifference? {
        guard let expected, let counted = interval.consumption,
            (expected - Fraction(counted)).magnitude >= Fraction(interval.ratio)
        else { return nil }
        return .estimate(interval, billed: counted, right: expected.rounded(places: 2))
    }
}

extension ReadingInterval {
    /// The interval of a meter that was not read, whose bill charges an estimated quantity: the reading is the one that the
    /// quantity gives. Nil if that has too many places or digits.
    ///
    /// - Parameter previous: the reading on the day before the charged days.
    init?(_ quantity: ExactDecimal, until last: Day, from previous: Reading, _ register: Register, of meter: Meter) {
        let counted = Fraction(quantity) / Fraction(meter.ratio)
        let shown = (Fraction(previous.value) + counted).rounded(places: 6)
        guard Fraction(shown) == Fraction(previous.value) + counted, shown < meter.capacity, previous.day < last else {
            return nil
        }
        self.init(
            meter: meter.number, register: register, previous: previous,
            current: Reading(day: last, value: shown, origin: .average), ratio: meter.ratio, capacity: meter.capacity)
    }
}
