/// A charge worked out line by line (F5): each level or time of day of each part of the period, its price, its sum.
///
/// Everything inside is exact. The one rounding is that of the sum, to 0.01 tenge; a line's sum is what it adds to the
/// rounded sum of those before it, so that the lines add up.
package struct Calculation: Hashable, Sendable {
    package let lines: [Line]

    package var total: Money { lines.map(\.sum).sum() }

    /// The tax that is inside the total, of each rate, the lowest first: sum × rate / (100 + rate).
    package var vatByRate: [(percent: Int, sum: Money)] {
        Dictionary(grouping: lines, by: \.price.vatPercent).sorted { $0.key < $1.key }.map { percent, lines in
            let sum = Int128(lines.map(\.sum.tiyn).reduce(0, +))
            return (percent, .rounding(sum * Int128(percent), over: Int128(100 + percent) * 100))
        }
    }

    /// Whether a source confirms every price of it.
    package var isConfirmed: Bool { lines.allSatisfy(\.price.isConfirmed) }

    package struct Line: Hashable, Sendable {
        package let part: Part
        package let step: TariffStep
        package let quantity: Fraction
        package let price: Plan.Price
        /// The level's norm, and where it ends for this household and these days; nil where it has no end.
        package let border: Border?
        package let sum: Money

        /// The quantity as it is shown beside the price: of two places and more the fewest with which the two multiply to
        /// the sum. Six where none do: the sum is rounded together with those before it.
        package var shownQuantity: ExactDecimal {
            let written = (2...6).map { quantity.rounded(places: $0) }
            return written.first { $0.charge(at: price.price) == sum } ?? written[4]
        }
    }

    /// A stretch of days in which nothing changes: neither price, nor norm, nor household.
    package struct Part: Hashable, Sendable {
        /// The first day of it, and the last.
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

    /// How the norm of a month is fitted to the days of a part.
    package enum Fitting: Sendable {
        /// Not at all.
        case wholeMonth
        /// By their share of all the days that are charged, which count as one month.
        case shareOfMonth
        /// × days / 30.5
        case days
    }
}

/// Why a charge can't be worked out. A missing answer is better than a guessed one.
package enum CalculationError: Error, Hashable, Sendable {
    /// The period has no day.
    case noDays
    /// How the household was on that day is not known.
    case noHousehold(Day)
    case noPrice(Day)
    /// A level has a price and no norm.
    case noNorm(TariffStep, Day)
    /// The plan charges by something else than was given: by the time of day, and there is one register only.
    case otherRegisters
    case negative
    /// More than any household uses.
    case tooMuch
}
