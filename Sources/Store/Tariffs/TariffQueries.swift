package import Domain

extension Connection {
    /// What a plan costs on a day, with the norms of a category of households. Nil when there is no such plan, or when it has
    /// no price yet.
    package func tariff(
        of plan: String, for category: Household.Category, on day: Day
    ) throws -> TariffInForce? {
        let steps = try tariffSteps(of: plan, category, day)
        guard !steps.isEmpty else { return nil }
        return try row(
            "SELECT name_kk, name_ru, name_en, service, method FROM plan WHERE plan = $1", [plan]
        ) { row in
            TariffInForce(plan: row.words(0), service: row.text(3), method: try row.code(4), steps: steps)
        }
    }

    private func tariffSteps(
        of plan: String, _ category: Household.Category, _ day: Day
    ) throws -> [TariffInForce.Step] {
        let found = try rows(
            """
            SELECT price.step, price.price, price.confirmed, (
                SELECT norm.upper_limit FROM norm
                WHERE norm.plan = $1 AND norm.category = $2 AND norm.step = price.step AND norm.valid_from <= $3
                ORDER BY norm.valid_from DESC LIMIT 1)
            FROM price WHERE price.plan = $1 AND price.valid_from = (
                SELECT MAX(latest.valid_from) FROM price AS latest
                WHERE latest.plan = $1 AND latest.step = price.step AND latest.valid_from <= $3)
            """, [plan, category.rawValue, day]
        ) { row in
            TariffInForce.Step(
                step: try row.code(0), price: row.decimal(1), isConfirmed: row.text(2) == "yes",
                upperLimit: row.isNull(3) ? nil : row.decimal(3))
        }
        return BillLine.Step.allCases.flatMap { step in found.filter { $0.step == step } }
    }
}
