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
        case company, customer, remote, average
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
