/// A meter in use, with what its registers showed in the last months.
package struct ReadMeter: Hashable, Sendable {
    package let number: String
    /// How many digits it shows before the point: after 99 999 comes 0.
    package let digits: Int
    /// What its counts are multiplied by; usually 1.
    package let ratio: ExactDecimal
    package let readings: [Register: [Reading]]

    package init(number: String, digits: Int, ratio: ExactDecimal, readings: [Register: [Reading]]) {
        (self.number, self.digits, self.ratio, self.readings) = (number, digits, ratio, readings)
    }

    /// The day of the latest reading of any register.
    package var latest: Day? { readings.values.joined().map(\.day).max() }

    /// The days after which a calculation can begin, the latest first: those on which every register was read.
    package var starts: [Day] {
        let days = readings.values.map { Set($0.map(\.day)) }
        guard let first = days.first else { return [] }
        return days.dropFirst().reduce(first) { $0.intersection($1) }.sorted(by: >)
    }

    /// Its registers, each with its reading of a day.
    package func registers(on day: Day) -> [MeterRegister] {
        Register.allCases.compactMap { register in
            Reading.latest((readings[register] ?? []).filter { $0.day == day }).map { reading in
                MeterRegister(meter: number, register: register, digits: digits, ratio: ratio, previous: reading)
            }
        }
    }

    /// What it counted a day, from the first of the readings to the latest; nil when there is but one day of them, or
    /// when it has gone round.
    package var usual: Fraction? {
        guard let first = starts.last, let last = starts.first else { return nil }
        return DailyAverage(registers(on: first), registers(on: last))?.perDay.values.reduce(.zero, +)
    }

    /// The average of the period before a day, between the two latest readings until then that somebody took; nil when
    /// there are no two, or when it has gone round between them.
    package func average(until day: Day) -> DailyAverage? {
        let taken = ReadMeter(
            number: number, digits: digits, ratio: ratio,
            readings: readings.mapValues { $0.filter { $0.day <= day && $0.origin != .average } })
        let latest = taken.starts.prefix(2)
        guard latest.count == 2 else { return nil }
        return DailyAverage(taken.registers(on: latest[1]), taken.registers(on: latest[0]))
    }
}

/// The average daily consumption between two readings. By that of the preceding period is charged whose meter is not
/// read (rules № 143, point 58).
package struct DailyAverage: Hashable, Sendable {
    package let from: [MeterRegister]
    package let until: [MeterRegister]
    package let days: Int
    /// In the service's unit, with the ratio.
    package let perDay: [Register: Fraction]

    fileprivate init?(_ from: [MeterRegister], _ until: [MeterRegister]) {
        guard let first = from.first?.previous.day, let last = until.first?.previous.day, first < last,
            zip(from, until).allSatisfy({ $0.previous.value <= $1.previous.value })
        else { return nil }
        (self.from, self.until, days) = (from, until, last - first)
        let days = Int128(last - first)
        perDay = Dictionary(
            uniqueKeysWithValues: zip(from, until).map { earlier, later in
                let counted = Fraction(later.previous.value) - Fraction(earlier.previous.value)
                return (later.register, counted * Fraction(later.ratio) * Fraction(1, over: days))
            })
    }
}

/// A register of a meter with the reading from which a calculation begins.
package struct MeterRegister: Hashable, Sendable {
    package let meter: String
    package let register: Register
    package let digits: Int
    package let ratio: ExactDecimal
    package let previous: Reading

    package init(meter: String, register: Register, digits: Int, ratio: ExactDecimal, previous: Reading) {
        (self.meter, self.register, self.digits) = (meter, register, digits)
        (self.ratio, self.previous) = (ratio, previous)
    }

    /// What comes after the highest that it can show.
    package var capacity: ExactDecimal {
        ExactDecimal(millionths: (0..<digits).reduce(1_000_000) { product, _ in product * 10 })
    }
}
