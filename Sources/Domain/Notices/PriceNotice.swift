/// New prices of a household's plan, before the first bill that has them.
package struct PriceNotice: Sendable {
    package let plan: Plan
    package let from: Day
    package let before: [Plan.Price]
    package let after: [Plan.Price]
    /// What they mean for the household; nil if it cannot be worked out.
    package var effect: Effect?

    /// The household's own use of some months at the prices before and after.
    package struct Effect: Hashable, Sendable {
        package let first: Month
        package let last: Month
        package let months: Int
        package let before: Money
        package let after: Money

        package init(first: Month, last: Month, months: Int, before: Money, after: Money) {
            (self.first, self.last, self.months) = (first, last, months)
            (self.before, self.after) = (before, after)
        }

        /// On average, rounded.
        package var monthly: Money { .rounding(Int128((after - before).tiyn), over: Int128(months) * 100) }
    }

    /// How long ahead, and after how many months without a bill no more.
    private static let (daysAhead, monthsWithoutBill) = (60, 2)

    /// Nil unless the prices of the household's plan change soon, or have changed since the last billed month, and all
    /// new ones are confirmed by a decision.
    package init?(_ households: HouseholdHistory, _ tariffs: TariffBook, billed: Month, today: Day) {
        guard billed >= today.month - PriceNotice.monthsWithoutBill else { return nil }
        let plans = households.plans.union([households.on(today)?.plan].compactMap(\.self))
        let changes = plans.compactMap { tariffs[$0] }.flatMap { plan in
            PriceNotice.days(plan, after: billed, today: today).map { (plan: plan, day: $0) }
        }
        let own = changes.filter { households.on($0.day)?.plan == $0.plan.code }
        guard let (plan, day) = own.min(by: { $0.day < $1.day }) else { return nil }
        (self.plan, from) = (plan, day)
        (before, after) = (plan.prices(on: day - 1), plan.prices(on: day))
    }

    /// The days on which a plan's prices change after a billed month and soon.
    package static func days(_ plan: Plan, after billed: Month, today: Day) -> [Day] {
        plan.priceDays.filter { day in
            let (before, after) = (plan.prices(on: day - 1), plan.prices(on: day))
            return day.month > billed && day <= today + daysAhead && !before.isEmpty
                && before.map(\.asCharged) != after.map(\.asCharged)
                && after.allSatisfy { $0.validFrom != day || $0.isConfirmed }
        }
    }
}

extension PriceNotice.Effect {
    private static let fewestMonths = 6

    /// Nil if fewer than six of the last twelve billed months can be calculated by the meter's readings.
    ///
    /// - Parameters:
    ///   - grounds: of the plan's service, newest first.
    ///   - day: on which the prices change.
    package init?(_ grounds: [ChargeGrounds], _ plan: Plan, from day: Day, _ tariffs: TariffBook) {
        let (old, new) = (plan.unchanging(since: day - 1), plan.unchanging(since: day))
        let newest = grounds.first?.month
        let sums = grounds.filter { $0.month > (newest ?? $0.month) - 12 }.compactMap { grounds in
            try? grounds.costs(by: old, new, tariffs)
        }
        guard let last = sums.first, let first = sums.last, sums.count >= PriceNotice.Effect.fewestMonths else {
            return nil
        }
        (self.first, self.last, months) = (first.month, last.month, sums.count)
        (before, after) = (sums.map(\.old).sum(), sums.map(\.new).sum())
    }
}

extension ChargeGrounds {
    /// What the month's consumption costs by two plans.
    fileprivate func costs(
        by old: Plan, _ new: Plan, _ tariffs: TariffBook
    ) throws(ChargeCheck.Obstacle) -> (month: Month, old: Money, new: Money) {
        let period = try recompute(tariffs).period
        let sums = (try recompute(by: old, period), try recompute(by: new, period))
        return (month, sums.0.calculation.total, sums.1.calculation.total)
    }
}

extension Plan.Price {
    fileprivate var asCharged: [String] { [step.rawValue, "\(price.millionths)"] }
}

extension Plan {
    /// The plan as if its prices and norms of a day had always been valid.
    fileprivate func unchanging(since day: Day) -> Plan {
        let (start, rates) = (Day(number: 0), rates(on: day))
        let prices = (rates?.prices ?? []).map { price in
            Price(
                step: price.step, validFrom: start, price: price.price, net: price.net, vatPercent: price.vatPercent,
                isConfirmed: price.isConfirmed, decision: price.decision)
        }
        let norms = (rates?.norms ?? []).map { norm in
            Norm(
                category: norm.category, step: norm.step, validFrom: start, upperLimit: norm.upperLimit,
                decision: norm.decision)
        }
        return Plan(
            code: code, service: service, name: name, method: method, proration: proration, prices: prices,
            norms: norms)
    }
}
