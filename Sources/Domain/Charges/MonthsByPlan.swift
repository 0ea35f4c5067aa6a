/// What the same consumption would have cost by other plans, month by month.
package struct MonthsByPlan: Sendable {
    /// Plans other than the household's in the latest calculated month, by which at least one month can be calculated.
    package let plans: [Plan]
    /// Newest first.
    package let months: [Entry]

    package struct Entry: Sendable {
        package let month: Month
        /// By the household's plan, or why it cannot be calculated.
        package let own: Result<ChargeCheck.Recomputed, ChargeCheck.Obstacle>
        /// By each of `plans`; nil if it cannot be calculated.
        package let others: [Money?]
    }

    /// - Parameters:
    ///   - grounds: of each billed month, newest first.
    ///   - plans: the plans that the household could choose.
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

    /// The sums of the latest `count` months by the household's plan and by another, over the months that can be
    /// calculated by both.
    package func sums(latest count: Int, plan: Int) -> (months: Int, own: Money, other: Money) {
        months.prefix(count).reduce(into: (0, .zero, .zero)) { sums, entry in
            guard let own = try? entry.own.get(), let other = entry.others[plan] else { return }
            sums = (sums.0 + 1, sums.1 + own.calculation.total, sums.2 + other)
        }
    }
}
