/// What is said about a reading that a customer gives: the codes are stored with it and exported.
package enum ReadingCheck: String, CaseIterable, Sendable {
    /// Asked: the register went round to zero.
    case rolledOver = "V05"
    /// Asked: far more than usual.
    case high = "V06"
    /// Held: more than anybody used here, or than the wires carry.
    case beyond = "V07"
    /// Asked: far less than usual.
    case low = "V08"
    /// Asked: nothing was used.
    case unused = "V09"
    /// Noted: the meter's verification is overdue.
    case unverified = "V13"
    /// Held: the company's own reading of these days is another.
    case differs = "V14"
    /// Asked: the numbers of two registers look exchanged.
    case swapped = "V15"

    /// Whether the customer has to answer before the reading is taken.
    package var isQuestion: Bool {
        switch self {
        case .rolledOver, .high, .low, .unused, .swapped: true
        case .beyond, .unverified, .differs: false
        }
    }

    /// Whether somebody of the operator decides.
    package var holds: Bool { self == .beyond || self == .differs }
}

/// Why a reading cannot be taken.
package enum ReadingProblem: Error, Hashable, Sendable {
    case noDay
    case dayInFuture
    /// Too long ago: the first day that can be given.
    case dayTooEarly(earliest: Day)
    /// Before the latest actual reading.
    case dayBefore(Day)
    case noValue(Register)
    /// The number can be read in two ways.
    case twoMeanings(Register, whole: ExactDecimal, fraction: ExactDecimal)
    case tooManyDigits(Register, digits: Int)
    /// Below the previous reading, and too far to have gone round.
    case below(Register, previous: Reading)
    case meterRemoved(on: Day)
    case meterNotInstalled(until: Day)

    /// Whether the number may be right all the same: then only the operator can help.
    package var mayBeRight: Bool {
        if case .below = self { true } else { false }
    }
}

/// A reading of all registers of a meter that can be taken, with what was found.
package struct CheckedReading: Hashable, Sendable {
    package let meter: Meter
    package let day: Day
    /// In the order of the meter's registers.
    package let registers: [Value]
    package let checks: [ReadingCheck]
    /// What the customer was asked, and says is so.
    package let answered: Set<ReadingCheck>

    package struct Value: Hashable, Sendable {
        package let register: Register
        package let value: ExactDecimal
        package let hasRolledOver: Bool
        /// The latest actual one before; nil if there is none.
        package let previous: Reading?
        /// Since the previous one, in the service's unit, with the ratio; nil without one.
        package let used: Fraction?
        package let usual: UsualUse?

        /// A day; since one day at least.
        package func perDay(until day: Day) -> Fraction? {
            guard let used, let previous else { return nil }
            return used * Fraction(1, over: Int128(max(1, day - previous.day)))
        }
    }

    /// Nil if it is not known of a register.
    package var used: Fraction? {
        registers.reduce(Fraction.zero) { sum, value in sum.flatMap { sum in value.used.map { sum + $0 } } }
    }

    /// What the customer has to answer before it is taken.
    package var questions: [ReadingCheck] { checks.filter { $0.isQuestion && !answered.contains($0) } }
    package var isHeld: Bool { checks.contains(where: \.holds) }
}
