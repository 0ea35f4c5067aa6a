/// The charge of the same days otherwise: with one resident more or fewer, or by another plan.
package struct Alternative: Hashable, Sendable {
    package let change: Change
    package let calculation: Calculation
    /// Which of the two plans is cheaper at which consumption; nil if the plan is the same, or if that is unknown.
    package let breakEven: BreakEven?

    package enum Change: Hashable, Sendable {
        case residentMore
        /// The household had the benefit of living alone, and loses it.
        case residentMoreWithoutBenefit
        /// The household's category is for fewer residents, so another one applies.
        case residentMoreIn(HouseholdCategory)
        case residentFewer
        case plan(Plan)
    }
}

extension Plan {
    /// The alternatives to the consumption's charge. Those that cannot be calculated, such as times of day from a
    /// total, are left out.
    ///
    /// - Parameters:
    ///   - plans: to compare with; only others of the same service are used that charge by quantity, and that customers
    ///     could choose on the last day.
    ///   - categories: those of the households.
    package func alternatives(
        to consumption: Consumption, among plans: [Plan], _ categories: HouseholdCategories
    ) -> [Alternative] {
        let others = plans.filter { plan in
            plan.code != code && plan.service == service && plan.isMetered && plan.isOffered(on: consumption.current)
        }
        return otherHouseholds(consumption, categories) + others.compactMap { otherPlan($0, consumption) }
    }

    /// The number of residents matters only to levels.
    private func otherHouseholds(_ consumption: Consumption, _ categories: HouseholdCategories) -> [Alternative] {
        guard method == .levels else { return [] }
        let households = consumption.householdsOfItsDays.map(\.household)
        var alternatives: [Alternative?] = []
        if let change = Alternative.Change(oneMoreIn: households, categories) {
            let more = consumption.lived { categories.withOneMore($0) ?? $0 }
            alternatives.append(alternative(change, more))
        }
        if households.allSatisfy({ $0.residents > 1 }) {
            alternatives.append(alternative(.residentFewer, consumption.lived(by: \.oneFewer)))
        }
        return alternatives.compactMap(\.self)
    }

    private func alternative(_ change: Alternative.Change, _ consumption: Consumption) -> Alternative? {
        (try? charge(consumption)).map { Alternative(change: change, calculation: $0, breakEven: nil) }
    }

    private func otherPlan(_ other: Plan, _ consumption: Consumption) -> Alternative? {
        (try? other.charge(consumption)).map { calculation in
            Alternative(
                change: .plan(other), calculation: calculation,
                breakEven: try? breakEven(with: other, inDaysOf: consumption))
        }
    }
}

extension Alternative.Change {
    /// Nil if the category of one of the households is then unknown.
    fileprivate init?(oneMoreIn households: [Household], _ categories: HouseholdCategories) {
        let more = households.compactMap(categories.withOneMore)
        guard more.count == households.count else { return nil }
        self = .residentMore
        for (before, after) in zip(households, more) where before.category != after.category {
            let livedAlone = categories[before.category]?.residentsMax == 1
            self =
                livedAlone ? .residentMoreWithoutBenefit : categories[after.category].map(Self.residentMoreIn) ?? self
        }
    }
}

extension Household {
    fileprivate var oneFewer: Household { Household(residents: residents - 1, category: category, plan: plan) }
}
