/// Why a billed charge may differ from the recalculated one: the first assumption that gives exactly the billed sum.
package enum LikelyCause: Hashable, Sendable {
    /// The billed quantity differs from the readings': an estimate.
    case estimated(billed: ExactDecimal)
    /// The previous reading was estimated: the bill counted the real consumption, not the difference from the estimate.
    case afterEstimate(billed: ExactDecimal)
    /// The billed quantity differs from the readings'.
    case quantity(billed: ExactDecimal)
    /// The levels were prorated by another rule, or not at all.
    case proration
    case residents(Int)
    case category(CategoryCode)
    /// One price for all days, the one valid from this day.
    case priceDay(Day)
    /// Each line was rounded separately, or the levels to whole units.
    case rounding
}

extension LikelyCause {
    init?(of grounds: ChargeGrounds, _ recomputed: ChargeCheck.Recomputed, _ categories: HouseholdCategories) {
        let suppositions = Suppositions(grounds: grounds, recomputed: recomputed, categories: categories)
        guard let cause = suppositions.first() else { return nil }
        self = cause
    }
}

private struct Suppositions {
    let grounds: ChargeGrounds
    let recomputed: ChargeCheck.Recomputed
    let categories: HouseholdCategories

    private var plan: Plan { recomputed.plan }
    private var used: [Register: Fraction] { recomputed.period.used.mapValues(Fraction.init) }

    func first() -> LikelyCause? {
        quantity() ?? proration() ?? household() ?? priceDay() ?? rounding()
    }

    private func quantity() -> LikelyCause? {
        guard let billed = grounds.quantity, billed != recomputed.period.quantity, plan.method != .zones,
            gives([.total: Fraction(billed)])
        else { return nil }
        let isEstimate = grounds.lines.contains { $0.method == .average }
        if isEstimate { return .estimated(billed: billed) }
        return recomputed.period.startsEstimated ? .afterEstimate(billed: billed) : .quantity(billed: billed)
    }

    private func proration() -> LikelyCause? {
        guard plan.method == .levels else { return nil }
        let (days, ofMonth) = (recomputed.period.days, grounds.month.dayCount)
        let rules: [(Plan.Proration, Int)] = [(.always, days), (.below30, days), (.always, ofMonth), (.below30, 30)]
        return rules.contains { gives(used, proration: $0, days: $1) } ? .proration : nil
    }

    private func household() -> LikelyCause? {
        guard plan.method == .levels else { return nil }
        if let residents = (1...12).first(where: { residents in gives(used) { $0.with(residents: residents) } }) {
            return .residents(residents)
        }
        let category = categories.all.map(\.code).first { category in gives(used) { $0.with(category) } }
        return category.map(LikelyCause.category)
    }

    private func priceDay() -> LikelyCause? {
        let period = recomputed.period
        let days = [period.previous, grounds.month.firstDay, grounds.month.lastDay + 1]
        let changes = plan.changes(after: period.previous, until: period.current + 31)
        let supposed = (days + changes).first { gives(used, ratesOf: $0) }
        return supposed.flatMap(plan.rates).map { .priceDay($0.validFrom) }
    }

    private func rounding() -> LikelyCause? {
        let lines = recomputed.calculation.lines
        let each = lines.compactMap { ($0.quantity * Fraction($0.price.price)).money }.sum()
        let used = lines.map(\.quantity).reduce(.zero, +)
        var below = Fraction.zero
        let whole = lines.map { line in
            let border = line.border.map { Fraction($0.quantity.rounded(places: 0)) }
            let end = min(used, border ?? used)
            defer { below = end }
            return (end - below) * Fraction(line.price.price)
        }.reduce(.zero, +).money
        return each == grounds.billed || whole == grounds.billed ? .rounding : nil
    }

    /// Whether the charge is the billed one under this assumption.
    private func gives(
        _ used: [Register: Fraction], proration: Plan.Proration? = nil, days: Int? = nil, ratesOf day: Day? = nil,
        household change: (Household) -> Household = { $0 }
    ) -> Bool {
        guard
            let parts = try? plan.parts(
                after: recomputed.period.previous, until: recomputed.period.current, grounds.households)
        else { return false }
        var stretches: [Terms.Stretch] = []
        for (part, rates) in parts {
            guard let rates = day.map(plan.rates(on:)) ?? rates else { return false }
            stretches.append(
                Terms.Stretch(
                    share: Fraction(Int128(part.days), over: Int128(recomputed.period.days)),
                    terms: Terms(
                        method: plan.method, proration: proration ?? plan.proration, rates: rates,
                        household: change(part.household), from: part.first)))
        }
        return (try? Terms.fill(stretches, used, of: days ?? recomputed.period.days)) == grounds.billed
    }
}

extension Household {
    fileprivate func with(residents: Int) -> Household {
        Household(residents: residents, category: category, plan: plan)
    }

    fileprivate func with(_ category: CategoryCode) -> Household {
        Household(residents: residents, category: category, plan: plan)
    }
}
