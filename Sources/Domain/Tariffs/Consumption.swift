/// A consumption with its days and households: the input of a charge.
package struct Consumption: Sendable {
    /// In the service's unit, by register; `.total` unless the plan has times of day.
    package let used: [Register: Fraction]
    /// The day of the previous reading; the charged days begin after it.
    package let previous: Day
    /// The day of the latest reading; the last charged day.
    package let current: Day
    /// Its first change is not after the first charged day.
    package let households: HouseholdHistory

    package init(
        _ used: [Register: Fraction], after previous: Day, until current: Day, households: HouseholdHistory
    ) {
        (self.used, self.previous, self.current, self.households) = (used, previous, current, households)
    }

    /// The largest quantity: far above any household's, and within the range of `Fraction`.
    package static let most = ExactDecimal(millionths: 999_999_000_000)
    package static let mostDays = 400
    package static let mostResidents = 99

    package var days: Int { current - previous }
    package var total: Fraction { used.values.reduce(.zero, +) }

    /// The same with changed households.
    func lived(by household: (Household) -> Household) -> Consumption {
        Consumption(used, after: previous, until: current, households: households.map(household))
    }

    /// The history of the household within the charged days.
    var householdsOfItsDays: [HouseholdHistory.Change] {
        let first = previous + 1
        let before = households.known(on: first).map { HouseholdHistory.Change(from: first, $0) }
        return [before].compactMap(\.self) + households.changes(after: first, until: current)
    }

    /// The first of its days on which the household was charged by another plan; nil if there is none, or the household
    /// has no plan of its own.
    package func firstDay(ofOtherPlanThan plan: Plan) -> Day? {
        householdsOfItsDays.first { $0.household.plan != nil && $0.household.plan != plan.code }?.from
    }
}

extension Plan {
    /// - Throws: `CalculationError` if something is missing.
    package func charge(_ consumption: Consumption) throws(CalculationError) -> Calculation {
        try charge(
            consumption.used, after: consumption.previous, until: consumption.current,
            households: consumption.households)
    }
}
