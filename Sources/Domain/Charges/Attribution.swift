/// Divides the difference between two charges of a service among what changed from the one to the other. The changes
/// are applied one after another, each on top of the earlier ones, and each has the part that it adds to the rounded
/// sum: the parts add up exactly to the difference.
struct Attribution {
    private let before: ChargeCheck.Recomputed
    private let now: ChargeCheck.Recomputed

    /// - Precondition: the recalculated sums of both months agree with the bills.
    init(from before: ChargeCheck.Recomputed, to now: ChargeCheck.Recomputed) {
        (self.before, self.now) = (before, now)
    }

    /// Causes that add nothing are left out. Nil if an intermediate step cannot be calculated: the meter's registers
    /// differ.
    func causes() -> [BillChange.Cause]? {
        var terms = MixedTerms(before)
        var sum = before.calculation.total
        var causes: [BillChange.Cause] = []
        func change(_ kind: @autoclosure () -> BillChange.Kind, _ make: (inout MixedTerms) -> Void) -> Bool {
            let former = terms
            make(&terms)
            if terms == former { return true }
            guard let total = terms.total() else { return false }
            if total != sum { causes.append(BillChange.Cause(kind(), total - sum)) }
            sum = total
            return true
        }
        let (earlier, later) = (MixedTerms(before), MixedTerms(now))
        guard
            change(.quantity(before: before.period.quantity, now: now.period.quantity), { $0.used = later.used }),
            change(.days(before: earlier.days, now: later.days), { $0.days = later.days }),
            change(household(earlier, later), { $0.households = later.households }),
            change(tariff(earlier, later), { ($0.plan, $0.rates) = (later.plan, later.rates) }),
            sum == now.calculation.total
        else { return nil }
        return causes
    }

    private func household(_ before: MixedTerms, _ now: MixedTerms) -> BillChange.Kind {
        // From the first household to the last: a change in the middle of a month counts in both months.
        guard let old = before.households.first?.value, let new = now.households.last?.value,
            old.residents != new.residents
        else { return .category }
        return .residents(before: old.residents, now: new.residents)
    }

    private func tariff(_ before: MixedTerms, _ now: MixedTerms) -> BillChange.Kind {
        guard before.plan.code == now.plan.code else { return .plan(before: before.plan.name, now: now.plan.name) }
        guard let old = before.rates.first?.value, let new = now.rates.last?.value else { return .norms }
        let changes = new.prices.compactMap { price in
            old.price(of: price.step).flatMap { earlier in
                earlier.price == price.price
                    ? nil : BillChange.PriceChange(step: price.step, before: earlier.price, now: price.price)
            }
        }
        return changes.isEmpty ? .norms : .prices(changes)
    }
}

/// The inputs of a charge, each separately, so that any can be taken from the other month: what is valid for some of
/// the days is stored by their share of the month, not by dates.
private struct MixedTerms: Equatable {
    struct Stretch<Value: Equatable>: Equatable {
        /// The share of the days up to its end.
        let end: Fraction
        let value: Value
    }

    var used: [Register: Fraction]
    var days: Int
    var plan: Plan
    var rates: [Stretch<Plan.Rates>]
    var households: [Stretch<Household>]

    init(_ recomputed: ChargeCheck.Recomputed) {
        let period = recomputed.period
        (plan, days) = (recomputed.plan, period.days)
        used = period.used.mapValues(Fraction.init)
        var parts: [Calculation.Part] = []
        for line in recomputed.calculation.lines where parts.last != line.part { parts.append(line.part) }
        func end(_ part: Calculation.Part) -> Fraction {
            Fraction(Int128(part.last - period.previous), over: Int128(period.days))
        }
        households = parts.map { Stretch(end: end($0), value: $0.household) }
        rates = parts.compactMap { part in
            recomputed.plan.rates(on: part.first).map { Stretch(end: end(part), value: $0) }
        }
    }

    func total() -> Money? {
        var (stretches, start): ([Terms.Stretch], Fraction) = ([], .zero)
        for end in Set(households.map(\.end) + rates.map(\.end)).sorted() {
            guard let household = households.first(where: { $0.end >= end })?.value,
                let rates = rates.first(where: { $0.end >= end })?.value
            else { return nil }
            let terms = Terms(
                method: plan.method, proration: plan.proration, rates: rates, household: household,
                from: rates.validFrom)
            stretches.append(Terms.Stretch(share: end - start, terms: terms))
            start = end
        }
        return try? Terms.fill(stretches, used, of: days)
    }
}
