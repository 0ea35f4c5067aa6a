/// A reading: the count of a meter's register on a day.
package struct Reading: Hashable, Sendable {
    package let day: Day
    package let value: ExactDecimal
    package let origin: Origin

    package init(day: Day, value: ExactDecimal, origin: Origin) {
        (self.day, self.value, self.origin) = (day, value, origin)
    }

    /// Who read it; `average` if it was estimated.
    package enum Origin: String, CaseIterable, Sendable {
        case company, customer, remote, average
    }
}

extension Reading {
    /// The latest of several readings; on its day the one with the highest rank.
    package static func latest(_ readings: [Reading]) -> Reading? {
        readings.max { $0.isBefore($1) }
    }

    func isBefore(_ other: Reading) -> Bool {
        (day, origin.rank) < (other.day, other.origin.rank)
    }
}

extension Reading.Origin {
    /// Of two readings of the same day the higher rank counts: the company's before the customer's, an estimate last.
    fileprivate var rank: Int {
        switch self {
        case .average: 0
        case .customer: 1
        case .remote: 2
        case .company: 3
        }
    }
}
