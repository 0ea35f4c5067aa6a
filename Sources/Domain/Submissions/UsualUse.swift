/// What a register counts on a day, from its actual readings: the median, how far from it is still usual, and what no
/// household of this size used. Robust, so that one leak or holiday does not change it.
package struct UsualUse: Hashable, Sendable {
    /// In the service's unit per day, with the ratio. In the same season if it is known from two intervals.
    package let expected: Fraction
    package let spread: Fraction
    /// The highest after the highest tenth is left out; nil with fewer than five intervals.
    package let highest: Fraction?

    package struct Interval: Hashable, Sendable {
        package let end: Day
        package let perDay: Fraction
    }

    /// Nil if there is no interval.
    ///
    /// - Parameters:
    ///   - readings: of one register.
    ///   - isSeasonal: whether only the season of `day` counts, as for electricity and heat.
    package init?(_ readings: [Reading], ratio: ExactDecimal, before day: Day, isSeasonal: Bool) {
        let intervals = UsualUse.intervals(readings, ratio, before: day)
        let all = intervals.map(\.perDay).sorted()
        let season = intervals.filter { isSeasonal && UsualUse.isSameSeason($0.end, day) }.map(\.perDay).sorted()
        guard let expected = (season.count >= 2 ? season : all).median else { return nil }
        let deviation = all.map { ($0 - expected).magnitude }.sorted().median ?? .zero
        // 1.4826 makes the median deviation of a normal distribution its standard deviation.
        spread = max(deviation * Fraction(7413, over: 5000), expected * Fraction(15, over: 100), Fraction(3, over: 10))
        self.expected = expected
        let taken = season.count >= 2 ? season : all
        range = taken[taken.count / 4]...taken[taken.count - 1 - taken.count / 4]
        highest = all.count < 5 ? nil : all.dropLast(all.count < 10 ? 0 : all.count / 10).last
    }

    /// From which a customer is asked to look again.
    package var high: Fraction { max(expected + spread * Fraction(4), expected * Fraction(3, over: 2)) }

    /// Up to which a customer is asked to look again.
    package var low: Fraction { expected * Fraction(1, over: 4) }

    /// Between which the middle half of the intervals lies: "usually 5–8 a day".
    package let range: ClosedRange<Fraction>

    /// The last twelve, between actual readings that are 7 to 400 days apart, and not older than 400 days. A fall is none:
    /// the register went round, or the reading before was wrong.
    static func intervals(_ readings: [Reading], _ ratio: ExactDecimal, before day: Day) -> [Interval] {
        let actual = Dictionary(grouping: readings.filter { $0.origin != .average && $0.day < day }, by: \.day)
            .compactMap { Reading.latest($0.value) }.sorted { $0.day > $1.day }
        guard var later = actual.first else { return [] }
        var intervals: [Interval] = []
        for earlier in actual.dropFirst() where intervals.count < 12 && day - later.day <= 400 {
            let days = later.day - earlier.day
            guard days >= 7 else { continue }
            if days <= 400, earlier.value <= later.value {
                let counted = (Fraction(later.value) - Fraction(earlier.value)) * Fraction(ratio)
                intervals.append(Interval(end: later.day, perDay: counted * Fraction(1, over: Int128(days))))
            }
            later = earlier
        }
        return intervals
    }

    /// At most 45 days of the year apart.
    private static func isSameSeason(_ first: Day, _ second: Day) -> Bool {
        let apart = (first - second).magnitude % 365
        return min(apart, 365 - apart) <= 45
    }
}

extension [Fraction] {
    /// Of sorted values; nil if there are none.
    fileprivate var median: Fraction? {
        guard !isEmpty else { return nil }
        let middle = count / 2
        return count % 2 == 1 ? self[middle] : (self[middle - 1] + self[middle]) * Fraction(1, over: 2)
    }
}
