/// What the same days would have cost otherwise: with a resident more or fewer, or by another plan.
package struct Alternative: Hashable, Sendable {
    package let change: Change
    package let calculation: Calculation
    /// Which of the two plans is cheaper at which consumption; nil when it is the plan that stays, or when that can't
    /// be told.
    package let breakEven: BreakEven?

    package enum Change: Hashable, Sendable {
        case residentMore
        /// A household that had the benefit of living alone has it no longer.
        case residentMoreWithoutBenefit
        /// The household's category is for fewer residents; another one follows.
        case residentMoreIn(HouseholdCategory)
        case residentFewer
        case plan(Plan)
    }
}

extension Plan {
    /// What else the consumption could have cost. What can't be worked out, such as times of day from a total, is left
    /// out.
    ///
    /// - Parameters:
    ///   - plans: those to compare with; only others of the same service are that charge by quantity, and that customers
    ///     could choose on the last of the days.
    ///   - categories: those of the households.
    package func alternatives(
        to consumption: Consumption, among plans: [Plan], _ categories: HouseholdCategories
    ) -> [Alternative] {
        let others = plans.filter { plan in
            plan.code != code && plan.service == service && plan.isMetered && plan.isOffered(on: consumption.current)
        }
        return otherHouseholds(consumption, categories) + others.compactMap { otherPlan($0, consumption) }
    }

    /// How many live there matters to levels only.
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
    /// Nil where the category of one of the households is not known then.
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
