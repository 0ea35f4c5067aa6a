import Domain

let dayBefore = Day(year: 2021, month: 6, day: 30)!

func decimal(_ text: String) -> ExactDecimal { ExactDecimal(canonical: text.utf8)! }

func price(_ step: TariffStep, _ price: String, from day: Day = dayBefore - 900, vat: Int = 12) -> Plan.Price {
    Plan.Price(
        step: step, validFrom: day, price: decimal(price), vatPercent: vat, isConfirmed: true, decision: nil)
}

func norms(
    _ category: CategoryCode, _ first: String, _ second: String, from day: Day = dayBefore - 900
) -> [Plan.Norm] {
    [(TariffStep.level1, first), (.level2, second), (.level3, "")].map { step, limit in
        Plan.Norm(
            category: category, step: step, validFrom: day, upperLimit: limit.isEmpty ? nil : decimal(limit),
            decision: nil)
    }
}

/// The levels and prices of the bill of July 2021: docs/tariffs.md, test vectors.
func levels(
    _ proration: Plan.Proration, prices: [Plan.Price]? = nil, more: [Plan.Price] = [], moreNorms: [Plan.Norm] = []
) -> Plan {
    let usual = [price(.level1, "17.53"), price(.level2, "22.66"), price(.level3, "28.32")]
    let words = Words(kk: "", ru: "", en: "")
    return Plan(
        code: "levels", service: "el", name: words, method: .levels, proration: proration,
        prices: (prices ?? usual) + more,
        norms: norms(.noStove, "90", "160") + norms(.stove, "115", "190") + norms(.noStoveLone, "115", "160")
            + norms(.stoveLone, "140", "190") + moreNorms)
}

func flat(
    _ prices: [Plan.Price], _ method: Plan.Method = .flat, code: PlanCode = "flat", offeredUntil: Day? = nil
) -> Plan {
    let words = Words(kk: "", ru: "", en: "")
    return Plan(
        code: code, service: "el", name: words, method: method, proration: .always, offeredUntil: offeredUntil,
        prices: prices, norms: [])
}

func household(_ residents: Int, _ category: CategoryCode = .noStove) -> Household {
    Household(residents: residents, category: category, plan: nil)
}

/// A consumption of one register, from `dayBefore` on.
func using(
    _ used: Fraction, days: Int, _ households: HouseholdHistory = [dayBefore: household(1)]
) -> Consumption {
    Consumption([.total: used], after: dayBefore, until: dayBefore + days, households: households)
}

extension HouseholdHistory {
    init(_ changes: [(from: Day, Household)]) {
        self.init(changes.map { Change(from: $0.from, $0.1) })
    }
}
