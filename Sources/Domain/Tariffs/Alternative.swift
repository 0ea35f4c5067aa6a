/// What the same days would have cost otherwise: with a resident more or fewer, or by another plan.
package struct Alternative: Hashable, Sendable {
    package let change: Change
    package let calculation: Calculation
    /// Which of the two plans is cheaper at which consumption; nil when it is the plan that stays, or when that can't
    /// be told.
    package let breakEven: BreakEven?

    package enum Change: Hashable, Sendable {
        case residentMore
        /// Whoever had the benefit of living alone does so no longer.
        case residentMoreWithoutBenefit
        case residentFewer
        case plan(Plan)
    }
}

extension Plan {
    /// What else the consumption could have cost. What can't be worked out, such as times of day from a total, is left
    /// out.
    ///
    /// - Parameter plans: those to compare with; only others of the same service are that charge by quantity, and that
    ///   customers could choose on the last of the days.
    package func alternatives(to consumption: Consumption, among plans: [Plan]) -> [Alternative] {
        let others = plans.filter { plan in
            plan.code != code && plan.service == service && plan.isMetered && plan.isOffered(on: consumption.current)
        }
        return otherHouseholds(consumption) + others.compactMap { otherPlan($0, consumption) }
    }

    /// How many live there matters to levels only.
    private func otherHouseholds(_ consumption: Consumption) -> [Alternative] {
        guard method == .levels else { return [] }
        let households = consumption.householdsOfItsDays.map(\.household)
        let losesBenefit = households.contains { $0.benefit == .lone }
        var alternatives = [
            alternative(losesBenefit ? .residentMoreWithoutBenefit : .residentMore, consumption.lived(by: \.oneMore))
        ]
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

extension Household {
    var oneMore: Household { Household(residents: residents + 1, stove: stove, benefit: .none, plan: plan) }
    var oneFewer: Household { Household(residents: residents - 1, stove: stove, benefit: benefit, plan: plan) }
}
