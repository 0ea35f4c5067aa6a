package import Domain

extension Connection {
    /// The months that have a bill, first to last.
    package func billedPeriod(of account: some ReadableAccount) throws -> Period? {
        try row("SELECT MIN(month), MAX(month) FROM bill WHERE account = $1", [account.account.number]) { row in
            row.isNull(0) ? nil : Period(row.month(0), row.month(1))
        } ?? nil
    }

    /// The bills of a period, newest first, each with what the ledger says of its month.
    ///
    /// - Throws: `LedgerError` when what is stored does not add up, which the import does not let in.
    package func bills(of account: some ReadableAccount, in period: Period) throws -> [BillSummary] {
        let ledger = try ledger(of: account, in: period)
        return try rows(
            """
            SELECT month, issued, due FROM bill
            WHERE account = $1 AND month >= $2 AND month <= $3 ORDER BY month DESC
            """, [account.account.number, period.first, period.last]
        ) { row in
            BillSummary(
                month: row.month(0), issued: row.day(1), due: row.day(2),
                totals: BillTotals(Array(ledger[row.month(0)].values)))
        }
    }

    /// The bill of a month with what came before it; nil when there is none.
    ///
    /// - Throws: `LedgerError`, `BillError` when what is stored does not add up, which the import does not let in.
    package func bill(
        of account: some ReadableAccount, _ month: Month, _ catalogue: Catalogue
    ) throws -> BillInContext? {
        let bills = try rows(
            "SELECT month, issued, due FROM bill WHERE account = $1 AND month <= $2 ORDER BY month DESC LIMIT 2",
            [account.account.number, month]
        ) { (month: $0.month(0), issued: $0.day(1), due: $0.day(2)) }
        guard let own = bills.first, own.month == month else { return nil }
        let previous = bills.dropFirst().first

        let months = Period(min(previous?.month ?? month, month - 12), month)
        let lines = try billLines(of: account, in: months ?? Period(month))
        let ledger = try ledger(of: account, in: Period(previous?.month ?? month, month) ?? Period(month))
        let adjustments = try adjustments(of: account, month)
        let meters = try meterPeriods(
            of: account, previousIssued: previous?.issued ?? (month - 1).lastDay, issued: own.issued)

        let services = try catalogue.services.compactMap { service throws -> BilledService? in
            guard let balance = ledger[month][service.code] else { return nil }
            return try BilledService(
                service: service, balance: balance, lines: lines[month]?[service.code] ?? [],
                adjustments: adjustments[service.code] ?? [], meters: meters[service.code]?.periods ?? [])
        }
        let before = try previous.map { previous in
            try catalogue.services.compactMap { service throws -> BilledService? in
                guard let balance = ledger[previous.month][service.code] else { return nil }
                return try BilledService(
                    service: service, balance: balance, lines: lines[previous.month]?[service.code] ?? [],
                    adjustments: [], meters: [])
            }
        }
        let bill = Bill(
            month: month, issued: own.issued, due: own.due,
            household: try household(of: account.account.number, on: month.lastDay), services: services)
        return BillInContext(
            bill: bill, previousMonth: previous?.month, changes: before.map(bill.changes) ?? [],
            consumption: services.filter { meters[$0.service.code] != nil }.map { billed in
                ConsumptionHistory(
                    service: billed.service, until: month,
                    lines.compactMapValues { $0[billed.service.code]?.map(\.quantity).sum() })
            })
    }

    private func billLines(
        of account: some ReadableAccount, in period: Period
    ) throws -> [Month: [String: [BillLine]]] {
        var lines: [Month: [String: [BillLine]]] = [:]
        _ = try rows(
            """
            SELECT month, service, step, method, quantity, price, charged FROM bill_line
            WHERE account = $1 AND month >= $2 AND month <= $3 ORDER BY month, service, step
            """, [account.account.number, period.first, period.last]
        ) { row in
            lines[row.month(0), default: [:]][row.text(1), default: []].append(
                BillLine(
                    step: try row.code(2), method: try row.code(3), quantity: row.decimal(4), price: row.decimal(5),
                    charged: row.money(6)))
        }
        return lines
    }

    private func adjustments(of account: some ReadableAccount, _ month: Month) throws -> [String: [Adjustment]] {
        let found = try rows(
            """
            SELECT service, amount, reason_kk, reason_ru, reason_en FROM adjustment
            WHERE account = $1 AND month = $2 ORDER BY service, number
            """, [account.account.number, month]
        ) { (service: $0.text(0), adjustment: Adjustment(amount: $0.money(1), reason: $0.words(2))) }
        return Dictionary(grouping: found, by: \.service).mapValues { $0.map(\.adjustment) }
    }
}
