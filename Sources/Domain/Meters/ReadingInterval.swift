/// What a register of a meter showed on a day.
package struct Reading: Hashable, Sendable {
    package let day: Day
    package let value: ExactDecimal
    package let origin: Origin

    package init(day: Day, value: ExactDecimal, origin: Origin) {
        (self.day, self.value, self.origin) = (day, value, origin)
    }

    /// By whom it was read; `average` when it was estimated.
    package enum Origin: String, CaseIterable, Sendable {
        case company, remote, customer, average
    }
}

/// Which of a meter's counts a reading is of.
package enum Register: String, CaseIterable, Sendable {
    case total, day, peak, night
}

/// The two readings of a register between which a bill counts.
package struct MeterPeriod: Hashable, Sendable {
    package let meter: String
    package let register: Register
    package let previous: Reading
    package let current: Reading
    /// What the difference of the readings is multiplied by (current transformers); usually 1.
    package let ratio: ExactDecimal

    package init(meter: String, register: Register, previous: Reading, current: Reading, ratio: ExactDecimal) {
        (self.meter, self.register, self.ratio) = (meter, register, ratio)
        (self.previous, self.current) = (previous, current)
    }

    /// How much was used between the two; nil when the meter has gone round, or was read wrongly: that is not for us to guess.
    /// More than `Terms.largestQuantity` is no household's.
    package var consumption: ExactDecimal? {
        let difference = current.value.millionths - previous.value.millionths
        guard difference >= 0 else { return nil }
        let product = Int128(difference) * Int128(ratio.millionths)
        let (whole, rest) = product.quotientAndRemainder(dividingBy: 1_000_000)
        return rest == 0 && whole <= Int128(Terms.largestQuantity) * 1_000_000
            ? ExactDecimal(millionths: Int64(whole)) : nil
    }
}

extension MeterPeriod {
    /// The readings that a bill rests on: of each register the latest until the bill was issued, and the latest until the
    /// bill before it was. A meter that was put in between counts from its first reading, one that was taken out until its last.
    ///
    /// - Parameters:
    ///   - readings: of one register of one meter, in any order.
    ///   - issued: the bill's own day.
    ///   - previousIssued: that of the bill before it; where there is none, the last day of the month before.
    /// - Returns: Nil when the register was not read in between.
    package static func between(
        _ readings: [Reading], previousIssued: Day, issued: Day, meter: String, register: Register, ratio: ExactDecimal
    ) -> MeterPeriod? {
        let ordered = readings.sorted { $0.isBefore($1) }
        guard let current = ordered.last(where: { $0.day <= issued }), current.day > previousIssued else { return nil }
        let previous = ordered.last { $0.day <= previousIssued } ?? ordered.first { $0.day > previousIssued }
        guard let previous, previous.day < current.day else { return nil }
        return MeterPeriod(meter: meter, register: register, previous: previous, current: current, ratio: ratio)
    }
}

extension Sequence<MeterPeriod> {
    /// What they counted together; nil when there are none, or one of them does not tell.
    package var counted: ExactDecimal? {
        var sum: ExactDecimal?
        for period in self {
            guard let consumption = period.consumption else { return nil }
            sum = [sum ?? .zero, consumption].sum()
        }
        return sum
    }
}

extension Reading {
    /// The latest of several; of those of its day the strongest.
    package static func latest(_ readings: [Reading]) -> Reading? {
        readings.max { $0.isBefore($1) }
    }

    func isBefore(_ other: Reading) -> Bool {
        (day, origin.rank) < (other.day, other.origin.rank)
    }
}

extension Reading.Origin {
    /// Of two readings of the same day the stronger one counts: the company's over the customer's, an estimate last.
    fileprivate var rank: Int {
        switch self {
        case .average: 0
        case .customer: 1
        case .remote: 2
        case .company: 3
        }
    }
}
