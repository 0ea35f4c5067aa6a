/// The average daily consumption between two readings. A meter that is not read is charged by the average of the
/// previous period (rules № 143, point 58).
package struct DailyAverage: Hashable, Sendable {
    package let from: [RegisterReading]
    package let until: [RegisterReading]
    package let days: Int
    /// In the service's unit, with the ratio.
    package let perDay: [Register: Fraction]

    /// - Parameters:
    ///   - from: each register's reading on a day.
    ///   - until: the same registers' readings on a later day.
    /// - Returns: Nil unless the second day is after the first, or if the meter rolled over between them.
    package init?(from: [RegisterReading], until: [RegisterReading]) {
        guard let first = from.first?.reading.day, let last = until.first?.reading.day, first < last,
            zip(from, until).allSatisfy({ $0.reading.value <= $1.reading.value })
        else { return nil }
        (self.from, self.until, days) = (from, until, last - first)
        let days = Int128(last - first)
        perDay = Dictionary(
            uniqueKeysWithValues: zip(from, until).map { earlier, later in
                let counted = Fraction(later.reading.value) - Fraction(earlier.reading.value)
                return (later.register, counted * Fraction(later.meter.ratio) * Fraction(1, over: days))
            })
    }
}
