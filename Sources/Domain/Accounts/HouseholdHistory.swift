/// The history of an account's household.
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
    ///   - now: the present household of the account: for all times if no change is known, else before the first change
    ///     if `on` is used.
    package init(_ changes: [Change], now: Household? = nil) {
        self.changes = changes.isEmpty ? now.map { [Change(from: Day(number: 0), $0)] } ?? [] : changes
        self.now = now
    }

    /// The household after its last known change up to that day. Nil if there is none: a charge is not calculated from
    /// a guess.
    package func known(on day: Day) -> Household? {
        changes.last { $0.from <= day }?.household
    }

    /// The same, or the present household if no change up to then is known. Nil if there is no such account.
    package func on(_ day: Day) -> Household? {
        known(on: day) ?? now
    }

    /// The changes after one day, up to and including another.
    package func changes(after first: Day, until last: Day) -> [Change] {
        changes.filter { $0.from > first && $0.from <= last }
    }

    /// All plans by which it was ever charged.
    package var plans: Set<PlanCode> { Set(changes.compactMap(\.household.plan)) }

    /// The same history with changed households.
    func map(_ change: (Household) -> Household) -> HouseholdHistory {
        HouseholdHistory(changes.map { Change(from: $0.from, change($0.household)) }, now: now.map(change))
    }
}

extension HouseholdHistory: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral changes: (Day, Household)...) {
        self.init(changes.map { Change(from: $0, $1) })
    }
}
