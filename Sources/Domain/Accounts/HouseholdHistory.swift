/// How an account's household was, from which day on.
package struct HouseholdHistory: Hashable, Sendable {
    package struct Change: Hashable, Sendable {
        package let from: Day
        package let household: Household

        package init(from: Day, _ household: Household) {
            (self.from, self.household) = (from, household)
        }
    }

    /// First to last.
    package let changes: [Change]
    private let now: Household?

    /// - Parameters:
    ///   - changes: first to last.
    ///   - now: as the account itself tells it: at all times where no change is known, and before the first one where only
    ///     that is asked.
    package init(_ changes: [Change], now: Household? = nil) {
        self.changes = changes.isEmpty ? now.map { [Change(from: Day(number: 0), $0)] } ?? [] : changes
        self.now = now
    }

    /// As it last changed until that day. Nil where no change until then is known: a charge is not worked out from a guess.
    package func known(on day: Day) -> Household? {
        changes.last { $0.from <= day }?.household
    }

    /// The same; where no change until then is known, as it is now. Nil when there is no such account.
    package func on(_ day: Day) -> Household? {
        known(on: day) ?? now
    }

    /// What changed after a day, until another.
    package func changes(after first: Day, until last: Day) -> [Change] {
        changes.filter { $0.from > first && $0.from <= last }
    }

    /// All plans by which it was ever charged.
    package var plans: Set<PlanCode> { Set(changes.compactMap(\.household.plan)) }

    /// The same in another household.
    func map(_ change: (Household) -> Household) -> HouseholdHistory {
        HouseholdHistory(changes.map { Change(from: $0.from, change($0.household)) }, now: now.map(change))
    }
}

extension HouseholdHistory: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral changes: (Day, Household)...) {
        self.init(changes.map { Change(from: $0, $1) })
    }
}
