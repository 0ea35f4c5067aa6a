/// The history of an account's household.
package struct HouseholdHistory: Hashable, Sendable {
    package struct Change: Hashable, Sendable {
        package let from: Day
        package let household: Household

        package init(from: Day, _ household: Household) {
            (self.from, self.household) = (from, household)
        }
    }

    /// The plan of one service, from a day on.
    package struct PlanChange: Hashable, Sendable {
        package let from: Day
        package let plan: PlanCode

        package init(from: Day, _ plan: PlanCode) {
            (self.from, self.plan) = (from, plan)
        }
    }

    /// First to last.
    package let changes: [Change]
    private let now: Household?
    /// Of the home, in square metres, if it is known.
    package let area: ExactDecimal?
    /// The plans of single services, first to last. Those of other services are the household's.
    private let servicePlans: [ServiceCode: [PlanChange]]

    /// - Parameters:
    ///   - changes: first to last.
    ///   - now: the present household of the account: for all times if no change is known, else before the first change
    ///     if `on` is used.
    package init(
        _ changes: [Change], now: Household? = nil, area: ExactDecimal? = nil,
        servicePlans: [ServiceCode: [PlanChange]] = [:]
    ) {
        self.changes = changes.isEmpty ? now.map { [Change(from: Day(number: 0), $0)] } ?? [] : changes
        (self.now, self.area, self.servicePlans) = (now, area, servicePlans)
    }

    /// The same, by the plans of one service.
    package func of(_ service: ServiceCode) -> HouseholdHistory {
        guard let own = servicePlans[service], let latest = own.last else { return self }
        func charged(_ household: Household, on day: Day) -> Household {
            Household(
                residents: household.residents, category: household.category,
                plan: own.last { $0.from <= day }?.plan)
        }
        let days = Set(changes.map(\.from) + own.map(\.from)).sorted()
        let all = days.compactMap { day in known(on: day).map { Change(from: day, charged($0, on: day)) } }
        return HouseholdHistory(all, now: now.map { charged($0, on: latest.from) }, area: area)
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
    package var plans: Set<PlanCode> {
        Set(changes.compactMap(\.household.plan)).union(servicePlans.values.joined().map(\.plan))
    }

    /// The same history with changed households.
    func map(_ change: (Household) -> Household) -> HouseholdHistory {
        HouseholdHistory(
            changes.map { Change(from: $0.from, change($0.household)) }, now: now.map(change), area: area,
            servicePlans: servicePlans)
    }

    /// The same, by one plan at all times.
    func charged(by plan: PlanCode) -> HouseholdHistory {
        map { Household(residents: $0.residents, category: $0.category, plan: plan) }
    }
}

extension HouseholdHistory: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral changes: (Day, Household)...) {
        self.init(changes.map { Change(from: $0, $1) })
    }
}
