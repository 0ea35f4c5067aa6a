/// How much was used, in which days and by whom: what a plan charges for.
package struct Consumption: Sendable {
    /// In the service's unit, by register; `.total` unless the plan has times of day.
    package let used: [Register: Fraction]
    /// The day of the reading before; the days that are charged begin after it.
    package let previous: Day
    /// The day of the latest reading; the last that is charged.
    package let current: Day
    /// How the household was, from which day on; the first not after the first charged day.
    package let households: [(from: Day, Household)]

    package init(
        _ used: [Register: Fraction], after previous: Day, until current: Day, households: [(from: Day, Household)]
    ) {
        (self.used, self.previous, self.current, self.households) = (used, previous, current, households)
    }

    package var days: Int { current - previous }
    package var total: Fraction { used.values.reduce(.zero, +) }

    /// The same, in another household.
    func lived(by household: (Household) -> Household) -> Consumption {
        Consumption(used, after: previous, until: current, households: households.map { ($0.from, household($0.1)) })
    }

    /// How the household was on the days that are charged.
    var householdsOfItsDays: [Household] {
        let before = households.filter { $0.from <= previous + 1 }.max { $0.from < $1.from }
        return [before?.1].compactMap(\.self)
            + households.filter { $0.from > previous + 1 && $0.from <= current }.map { $0.1 }
    }
}
