/// The average daily consumption between two readings. A meter that is not read is charged by that of the period before
/// (rules № 143, point 58).
package struct DailyAverage: Hashable, Sendable {
    package let from: [RegisterReading]
    package let until: [RegisterReading]
    package let days: Int
    /// In the service's unit, with the ratio.
    package let perDay: [Register: Fraction]

    /// - Parameters:
    ///   - from: each register's reading of a day.
    ///   - until: the same registers' of a later one.
    /// - Returns: Nil unless the one day is after the other, or when the meter has gone round between them.
    init?(from: [RegisterReading], until: [RegisterReading]) {
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
