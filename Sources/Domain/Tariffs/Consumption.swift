/// How much was used, in which days and by whom: what a plan charges for.
package struct Consumption: Sendable {
    /// In the service's unit, by register; `.total` unless the plan has times of day.
    package let used: [Register: Fraction]
    /// The day of the reading before; the days that are charged begin after it.
    package let previous: Day
    /// The day of the latest reading; the last that is charged.
    package let current: Day
    /// Its first change is not after the first charged day.
    package let households: HouseholdHistory

    package init(
        _ used: [Register: Fraction], after previous: Day, until current: Day, households: HouseholdHistory
    ) {
        (self.used, self.previous, self.current, self.households) = (used, previous, current, households)
    }

    /// More is nobody's household; and `Fraction` holds it.
    package static let most = ExactDecimal(millionths: 999_999_000_000)
    package static let mostDays = 400
    package static let mostResidents = 99

    package var days: Int { current - previous }
    package var total: Fraction { used.values.reduce(.zero, +) }

    /// The same, in another household.
    func lived(by household: (Household) -> Household) -> Consumption {
        Consumption(used, after: previous, until: current, households: households.map(household))
    }

    /// How the household was on the days that are charged, from which of them on.
    var householdsOfItsDays: [HouseholdHistory.Change] {
        let first = previous + 1
        let before = households.known(on: first).map { HouseholdHistory.Change(from: first, $0) }
        return [before].compactMap(\.self) + households.changes(after: first, until: current)
    }

    /// The first of its days on which the household was charged by another plan; nil when it was not, or had none of its
    /// own.
    package func firstDay(ofOtherPlanThan plan: Plan) -> Day? {
        householdsOfItsDays.first { $0.household.plan != nil && $0.household.plan != plan.code }?.from
    }
}

extension Plan {
    /// - Throws: `CalculationError` when something is missing.
    package func charge(_ consumption: Consumption) throws(CalculationError) -> Calculation {
        try charge(
            consumption.used, after: consumption.previous, until: consumption.current,
            households: consumption.households)
    }
}
