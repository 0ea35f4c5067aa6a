package import Domain

extension Connection {
    /// A plan with all its prices and norms; nil when there is no such plan.
    package func plan(_ code: String) throws -> Plan? {
        let prices = try rows(
            """
            SELECT step, valid_from, price, vat_percent, confirmed, decision, decided_on, decision_url
            FROM price WHERE plan = $1 ORDER BY valid_from, step
            """, [code]
        ) { row in
            Plan.Price(
                step: try row.code(0), validFrom: row.day(1), price: row.decimal(2), vatPercent: Int(row.int(3)),
                isConfirmed: row.text(4) == "yes", decision: row.decision(5))
        }
        let norms = try rows(
            """
            SELECT category, step, valid_from, upper_limit, decision, decided_on, decision_url
            FROM norm WHERE plan = $1 ORDER BY valid_from, category, step
            """, [code]
        ) { row in
            Plan.Norm(
                category: try row.code(0), step: try row.code(1), validFrom: row.day(2),
                upperLimit: row.isNull(3) ? nil : row.decimal(3), decision: row.decision(4))
        }
        return try row(
            "SELECT service, method, proration, name_kk, name_ru, name_en FROM plan WHERE plan = $1", [code]
        ) { row in
            Plan(
                code: code, service: row.text(0), name: row.words(3), method: try row.code(1),
                proration: try row.code(2), prices: prices, norms: norms)
        }
    }
}

extension Row {
    /// What stands in three columns; nil when nothing does.
    fileprivate func decision(_ column: Int) -> Plan.Decision? {
        let decision = Plan.Decision(
            title: optionalText(column), decidedOn: optionalDay(column + 1), address: optionalText(column + 2))
        return decision == Plan.Decision(title: nil, decidedOn: nil, address: nil) ? nil : decision
    }
}
