package import Domain

extension Connection {
    /// Every plan with all its prices and norms, and the categories of households.
    package func tariffs() throws -> TariffBook {
        let prices = try rows(
            """
            SELECT plan, step, valid_from, price, price_net, vat_percent, confirmed, decision, decided_on, decision_url
            FROM price ORDER BY plan, valid_from, step
            """
        ) { row in
            let price = Plan.Price(
                step: try row.word(1), validFrom: row.day(2), price: row.decimal(3),
                net: row.isNull(4) ? nil : row.decimal(4), vatPercent: Int(row.int(5)),
                isConfirmed: row.text(6) == "yes", decision: row.decision(7))
            return (plan: row.code(0) as PlanCode, price: price)
        }
        let norms = try rows(
            """
            SELECT plan, category, step, valid_from, upper_limit, decision, decided_on, decision_url
            FROM norm ORDER BY plan, valid_from, category, step
            """
        ) { row in
            let norm = Plan.Norm(
                category: row.code(1), step: try row.word(2), validFrom: row.day(3),
                upperLimit: row.isNull(4) ? nil : row.decimal(4), decision: row.decision(5))
            return (plan: row.code(0) as PlanCode, norm: norm)
        }
        let pricesOf = Dictionary(grouping: prices, by: \.plan)
        let normsOf = Dictionary(grouping: norms, by: \.plan)
        let plans = try rows(
            "SELECT plan, service, method, proration, offered_from, offered_until, name_kk, name_ru, name_en FROM plan"
        ) { row in
            Plan(
                code: row.code(0), service: row.code(1), name: row.words(6), method: try row.word(2),
                proration: try row.word(3), offeredFrom: row.optionalDay(4), offeredUntil: row.optionalDay(5),
                prices: pricesOf[row.code(0)]?.map(\.price) ?? [], norms: normsOf[row.code(0)]?.map(\.norm) ?? [])
        }
        return TariffBook(plans, try householdCategories())
    }
}

extension Row {
    /// The decision in three columns; nil if all are NULL.
    fileprivate func decision(_ column: Int) -> Plan.Decision? {
        let decision = Plan.Decision(
            title: optionalText(column), decidedOn: optionalDay(column + 1), address: optionalText(column + 2))
        return decision == Plan.Decision(title: nil, decidedOn: nil, address: nil) ? nil : decision
    }
}
