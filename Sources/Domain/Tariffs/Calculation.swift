/// A charge calculated line by line (F5): each level or time of day of each part of the period, its price, its sum.
///
/// Everything inside is exact. Only the sum is rounded, to 0.01 tenge; a line's sum is the increase of the rounded
/// running sum, so that the lines add up.
package struct Calculation: Hashable, Sendable {
    package let lines: [Line]

    package var total: Money { lines.map(\.sum).sum() }

    /// The tax included in the total, by rate, the lowest first: sum × rate / (100 + rate).
    package var vatByRate: [(percent: Int, sum: Money)] {
        Dictionary(grouping: lines, by: \.price.vatPercent).sorted { $0.key < $1.key }.map { percent, lines in
            (percent, lines.map(\.sum).sum().taxInside(percent: percent))
        }
    }

    /// Whether all its prices are confirmed by a source.
    package var isConfirmed: Bool { lines.allSatisfy(\.price.isConfirmed) }

    package struct Line: Hashable, Sendable {
        package let part: Part
        package let step: TariffStep
        package let quantity: Fraction
        package let price: Plan.Price
        /// The level's norm, and its limit for this household and these days; nil if it has no limit.
        package let border: Border?
        package let sum: Money

        /// The quantity shown next to the price: with the fewest places, but at least two, for which quantity × price
        /// is the sum. With six if there are none: then the sum is rounded together with earlier lines.
        package var shownQuantity: ExactDecimal {
            let written = (2...6).map { quantity.rounded(places: $0) }
            return written.first { $0.charge(at: price.price) == sum } ?? written[4]
        }
    }

    /// A range of days without a change of price, norm or household.
    package struct Part: Hashable, Sendable {
        /// Its first and last day.
        package let first: Day
        package let last: Day
        package let household: Household

        package var days: Int { last - first + 1 }
    }

    package struct Border: Hashable, Sendable {
        package let norm: Plan.Norm
        package let fitting: Fitting
        /// norm × residents, for the days of the part.
        package let quantity: Fraction
    }

    /// How the norm of a month is prorated to the days of a part.
    package enum Fitting: Sendable {
        /// Not at all.
        case wholeMonth
        /// By their share of all charged days, which count as one month.
        case shareOfMonth
        /// × days / 30.5
        case days
    }
}

/// Why a charge cannot be calculated. No result is better than a guess.
package enum CalculationError: Error, Hashable, Sendable {
    /// The period has no day.
    case noDays
    /// The household on that day is unknown.
    case noHousehold(Day)
    case noPrice(Day)
    /// A level has a price and no norm.
    case noNorm(TariffStep, Day)
    /// The plan charges by other quantities than given: by time of day, but there is only one register.
    case otherRegisters
    case negative
    /// More than any household uses, or numbers that are too large to calculate with.
    case tooMuch
}
