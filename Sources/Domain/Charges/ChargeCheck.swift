/// The check of a bill's charge: it is recalculated from the batches' data and compared, line by line.
package enum ChargeCheck: Sendable {
    /// Quantity, price and sum of each line agree; the whole sum to the tiyn. Nil: the lines alone were checked, since no
    /// meter counts the service.
    case agrees(Recomputed?)
    case differs(Difference)
    case impossible(Obstacle)

    package struct Recomputed: Sendable {
        package let plan: Plan
        package let period: MeteredConsumption
        package let calculation: Calculation
    }

    package struct Difference: Sendable {
        /// Nil if only the lines were checked.
        package let recomputed: Recomputed?
        /// What is wrong with the lines; empty if a likely cause explains the sum.
        package let lines: [LineDifference]
        /// Each of them gives exactly the billed sum.
        package let likely: [LikelyCause]
    }

    /// Why a charge cannot be recalculated. No result is better than a guess.
    package enum Obstacle: Error, Hashable, Sendable {
        /// The household's plan is unknown.
        case plan
        /// The plan changed within the period: no source says how that is charged.
        case onePlan(changed: Day)
        case noReadings
        /// A reading below the previous one, or a ratio that leaves less than a millionth: the meter has rolled over,
        /// or was read wrongly.
        case unclearReadings(meter: MeterNumber)
        /// A meter in use, or one of its registers, was not read.
        case unread(meter: MeterNumber)
        /// It was not read at the end of the month before, which has a charge of its own.
        case noStart(meter: MeterNumber)
        /// A new meter was read once: what it showed at first is missing.
        case noFirstReading(meter: MeterNumber)
        /// Its registers were read on different days.
        case registersApart(meter: MeterNumber)
        /// There is no reading for the days after this one.
        case gap(after: Day)
        /// It may rest on several readings, and agrees with none of them.
        case severalReadings
        /// An estimate was too high, and the bill takes so much back from levels: no source says how.
        case takenBack(ExactDecimal)
        /// It was not charged by the meter.
        case notMetered(BillLine.Method)
        /// The batch has only the sum.
        case noLines
        /// The tariff book has no price of the service.
        case noTariff
        /// The number of residents changed in the month.
        case residentsChanged(Day)
        case noArea
        case tariff(CalculationError)
    }

    package var agrees: Bool {
        if case .agrees = self { true } else { false }
    }

    /// The recalculated charge, if its sum is the billed one.
    func explaining(_ billed: Money) -> Recomputed? {
        recomputed.flatMap { $0.calculation.total == billed ? $0 : nil }
    }

    package var recomputed: Recomputed? {
        switch self {
        case .agrees(let recomputed): recomputed
        case .differs(let difference): difference.recomputed
        case .impossible: nil
        }
    }
}
