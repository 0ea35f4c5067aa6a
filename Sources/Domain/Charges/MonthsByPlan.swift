/// What the same consumption would have cost by other plans, month by month.
package struct MonthsByPlan: Sendable {
    /// Other ones than the household had in the latest month that can be worked out, by which at least a month can be worked out.
    package let plans: [Plan]
    /// Newest first.
    package let months: [Entry]

    package struct Entry: Sendable {
        package let month: Month
        /// By the plan that the household had; what is missing where it can't be worked out.
        package let own: Result<ChargeCheck.Recomputed, ChargeCheck.Obstacle>
        /// By each of `plans`; nil where it can't be worked out.
        package let others: [Money?]
    }

    /// - Parameters:
    ///   - grounds: of each month that was billed, newest first.
    ///   - plans: those that the household could choose.
    package init(_ grounds: [ChargeGrounds], by plans: [Plan], _ tariffs: TariffBook) {
        let own = grounds.map { grounds in
            Result { () throws(ChargeCheck.Obstacle) in try grounds.recompute(tariffs) }
        }
        func total(_ place: Int, _ plan: Plan) -> Money? {
            guard let period = try? own[place].get().period else { return nil }
            return try? grounds[place].recompute(by: plan, period).calculation.total
        }
        let current = own.lazy.compactMap { try? $0.get().plan.code }.first
        let others = plans.filter { plan in
            plan.code != current && own.indices.contains { total($0, plan) != nil }
        }
        self.plans = others
        months = grounds.enumerated().map { place, grounds in
            Entry(month: grounds.month, own: own[place], others: others.map { total(place, $0) })
        }
    }

    /// What the latest `count` months came to by the own plan and by another, over those that both can be worked out for.
    package func sums(latest count: Int, plan: Int) -> (months: Int, own: Money, other: Money) {
        months.prefix(count).reduce(into: (0, .zero, .zero)) { sums, entry in
            guard let own = try? entry.own.get(), let other = entry.others[plan] else { return }
            sums = (sums.0 + 1, sums.1 + own.calculation.total, sums.2 + other)
        }
    }
}
