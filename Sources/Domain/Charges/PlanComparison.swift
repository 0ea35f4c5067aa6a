/// What the same consumption would have cost by other plans, month by month.
package struct PlanComparison: Sendable {
    /// Those that the household can choose, in the order of their codes.
    package let plans: [Plan]
    /// Newest first.
    package let months: [Entry]

    package struct Entry: Sendable {
        package let month: Month
        /// By the plan that the household had; what is missing where it can't be worked out.
        package let own: Result<ChargeCheck.Recomputed, ChargeCheck.Lack>
        /// By each of `plans`; nil where it can't be worked out.
        package let others: [Money?]
    }

    /// - Parameter grounds: of each month that was billed, newest first.
    package init(_ grounds: [ChargeGrounds], by plans: [Plan], _ tariffs: TariffBook) {
        self.plans = plans
        months = grounds.map { grounds in
            let own = Result { () throws(ChargeCheck.Lack) in try grounds.recompute(tariffs) }
            let others = plans.map { plan in
                (try? own.get()).flatMap { try? grounds.recompute(by: plan, $0.period).calculation.total }
            }
            return Entry(month: grounds.month, own: own, others: others)
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
