import Domain

/// What the tests of tariffs are made of.
enum Plans {
    static let start = Day(year: 2021, month: 6, day: 30)!

    static func decimal(_ text: String) -> ExactDecimal { ExactDecimal(machine: text.utf8)! }

    static func price(
        _ step: BillLine.Step, _ price: String, from day: Day = start + -900, vat: Int = 12
    ) -> Plan.Price {
        Plan.Price(
            step: step, validFrom: day, price: decimal(price), vatPercent: vat, isConfirmed: true, decision: nil)
    }

    static func norms(_ category: Household.Category, _ first: String, _ second: String) -> [Plan.Norm] {
        [(BillLine.Step.level1, first), (.level2, second), (.level3, "")].map { step, limit in
            Plan.Norm(
                category: category, step: step, validFrom: start + -900,
                upperLimit: limit.isEmpty ? nil : decimal(limit), decision: nil)
        }
    }

    /// The levels and prices of the bill of July 2021 that the sources quote.
    static func levels(_ proration: Plan.Proration, prices: [Plan.Price]? = nil) -> Plan {
        let usual = [price(.level1, "17.53"), price(.level2, "22.66"), price(.level3, "28.32")]
        return Plan(
            code: "levels", service: "el", name: Words(kk: "", ru: "", en: ""), method: .levels, proration: proration,
            prices: prices ?? usual,
            norms: norms(.noStove, "90", "160") + norms(.stove, "115", "190") + norms(.noStoveLone, "115", "160")
                + norms(.stoveLone, "140", "190"))
    }

    static func flat(
        _ prices: [Plan.Price], _ method: Plan.Method = .flat, code: String = "flat", until: Day? = nil
    ) -> Plan {
        Plan(
            code: code, service: "el", name: Words(kk: "", ru: "", en: ""), method: method, proration: .always,
            offeredUntil: until, prices: prices, norms: [])
    }

    static func household(_ residents: Int, _ category: Household.Category = .noStove) -> Household {
        let stove: Household.Stove = [.stove, .stoveLone].contains(category) ? .electric : .gas
        let benefit: Household.Benefit = [.noStoveLone, .stoveLone].contains(category) ? .lone : .none
        return Household(residents: residents, stove: stove, benefit: benefit, plan: nil)
    }

    /// A consumption of a single register, from the day after `start` on.
    static func consumption(
        _ used: Fraction, days: Int, _ households: [(from: Day, Household)] = [(start, household(1))]
    ) -> Consumption {
        Consumption([.total: used], after: start, until: start + days, households: households)
    }
}
