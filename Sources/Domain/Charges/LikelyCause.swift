/// Why a billed charge may differ from the recalculated one: an assumption that gives exactly the billed sum.
package enum LikelyCause: Hashable, Sendable {
    /// The billed quantity differs from the readings': an estimate.
    case estimated(billed: ExactDecimal)
    /// The previous reading was estimated: the bill counted the real consumption, not the difference from the estimate.
    case afterEstimate(billed: ExactDecimal)
    /// The billed quantity differs from the readings'.
    case quantity(billed: ExactDecimal)
    /// The same was charged twice.
    case twice
    /// Day and night were exchanged.
    case zonesExchanged
    /// The levels were prorated by another rule, or not at all.
    case proration
    case residents(Int)
    /// Another norm; of a lone resident with the benefit, or of others.
    case category(CategoryCode)
    /// The prices and norms of one day for all days.
    case priceDay(Day)
    case plan(Words)
    case withoutTax
    /// The tax was added to prices that contain it.
    case taxTwice
    /// Each line was rounded separately, or the levels to whole units.
    case rounding
}

extension LikelyCause {
    /// All that give the billed sum, as far as they are different assumptions.
    static func all(
        of grounds: ChargeGrounds, _ recomputed: ChargeCheck.Recomputed, _ tariffs: TariffBook
    ) -> [LikelyCause] {
        Suppositions(grounds: grounds, recomputed: recomputed, tariffs: tariffs).all()
    }
}

private struct Suppositions {
    let grounds: ChargeGrounds
    let recomputed: ChargeCheck.Recomputed
    let tariffs: TariffBook

    private var plan: Plan { recomputed.plan }
    private var calculation: Calculation { recomputed.calculation }
    private var used: [Register: Fraction] { recomputed.period.used.mapValues(Fraction.init) }

    func all() -> [LikelyCause] {
        let causes =
            [quantity(), twice(), zones(), proration(), residents()] + categories() + [priceDay()]
            + plans()
            + tax() + [rounding()]
        return causes.compactMap(\.self)
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

    private func twice() -> LikelyCause? {
        calculation.total + calculation.total == grounds.billed ? .twice : nil
    }

    private func zones() -> LikelyCause? {
        guard let day = used[.day], let night = used[.night], day != night else { return nil }
        var exchanged = used
        (exchanged[.day], exchanged[.night]) = (night, day)
        return gives(exchanged) ? .zonesExchanged : nil
    }

    /// Only if one number alone gives the sum.
    private func residents() -> LikelyCause? {
        guard plan.method == .levels else { return nil }
        let fitting = (1...12).filter { residents in gives(used) { $0.with(residents: residents) } }
        return fitting.count == 1 ? .residents(fitting[0]) : nil
    }

    /// Those that have the same norms are one assumption.
    private func categories() -> [LikelyCause] {
        guard plan.method == .levels else { return [] }
        let fitting = tariffs.categories.all.map(\.code).filter { category in gives(used) { $0.with(category) } }
        return fitting.prefix(1).map(LikelyCause.category)
    }

    private func priceDay() -> LikelyCause? {
        let days = plan.priceDays + plan.normDays
        let supposed = Set(days).sorted(by: >).first { gives(used, ratesOf: $0) }
        return supposed.flatMap(plan.rates).map { .priceDay($0.validFrom) }
    }

    private func plans() -> [LikelyCause] {
        tariffs.plans(of: grounds.service).filter { other in
            let sum =
                other.isMetered && other.code != plan.code
                ? try? grounds.recompute(by: other, recomputed.period).calculation.total : nil
            return sum == grounds.billed
        }.map { .plan($0.name) }
    }

    private func tax() -> [LikelyCause] {
        guard calculation.lines.contains(where: { $0.price.vatPercent > 0 }) else { return [] }
        let net = calculation.total - calculation.vatByRate.map(\.sum).sum()
        let gross = calculation.lines.map { line in
            Fraction(Int128(line.sum.tiyn) * Int128(100 + line.price.vatPercent), over: 10_000)
        }.reduce(.zero, +).money
        return (net == grounds.billed ? [.withoutTax] : []) + (gross == grounds.billed ? [.taxTwice] : [])
    }

    private func rounding() -> LikelyCause? {
        let lines = calculation.lines
        let each = lines.compactMap { ($0.quantity * Fraction($0.price.price)).money }.sum()
        let used = lines.map(\.quantity).reduce(.zero, +)
        var below = Fraction.zero
        let whole = lines.map { line in
            let border = line.border.map { Fraction($0.quantity.rounded(places: 0)) }
            let end = min(used, border ?? used)
            defer { below = end }
            return (end - below) * Fraction(line.price.price)
        }.reduce(.zero, +).money
        return each == grounds.billed || (plan.method == .levels && whole == grounds.billed) ? .rounding : nil
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
