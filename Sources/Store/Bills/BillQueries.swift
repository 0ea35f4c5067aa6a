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
        let ledger = try ledger(of: account, since: period.first, until: period.last)
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

    /// The latest bill of all; nil before the first.
    package func latestBill(of account: some ReadableAccount) throws -> BillSummary? {
        try billedPeriod(of: account).flatMap { Period($0.last, $0.last) }.flatMap {
            try bills(of: account, in: $0).first
        }
    }

    /// The bill of a month with what came before it; nil when there is none.
    ///
    /// - Throws: `LedgerError`, `BillError` when what is stored does not add up, which the import does not let in.
    package func bill(
        of account: some ReadableAccount, _ month: Month, _ catalogue: Catalogue
    ) throws -> BillInContext? {
        let number = account.account.number
        let dates = try rows(
            "SELECT month, issued, due FROM bill WHERE account = $1 AND month <= $2 ORDER BY month DESC LIMIT 2",
            [number, month]
        ) { (month: $0.month(0), issued: $0.day(1), due: $0.day(2)) }
        guard let own = dates.first, own.month == month,
            let household = try household(of: number, on: month.lastDay)
        else { return nil }
        let previous = dates.dropFirst().first

        let since = previous?.month ?? month
        let lines = try billLines(of: account, since: min(since, month - 12), until: month)
        let ledger = try ledger(of: account, since: since, until: month)
        let meters = try meters(
            of: account, issued: ((previous?.issued ?? (month - 1).lastDay), own.issued),
            monthEnds: ((month - 1).lastDay, month.lastDay))
        let adjustments = try adjustments(of: account, month)

        let services = try catalogue.services.compactMap { service throws(BillError) -> BilledService? in
            let quantity = lines[month]?[service.code]?.map(\.quantity).sum()
            return try BilledService(
                service, ledger[month], lines[month], adjustments: adjustments[service.code] ?? [],
                meters: meters[service.code]?.periods(of: quantity) ?? [])
        }
        let before = try previous.map { previous in
            try catalogue.services.compactMap { service throws(BillError) in
                try BilledService(service, ledger[previous.month], lines[previous.month])
            }
        }
        let bill = Bill(month: month, issued: own.issued, due: own.due, household: household, services: services)
        return BillInContext(
            bill: bill, previousMonth: previous?.month,
            previousTotals: previous.map { BillTotals(Array(ledger[$0.month].values)) },
            latestMonth: try billedPeriod(of: account)?.last ?? month,
            changes: before.map(bill.changes) ?? [],
            consumption: services.map(\.service).filter { meters[$0.code] != nil }.map { service in
                ConsumptionHistory(
                    service: service, until: month, lines.compactMapValues { $0[service.code]?.map(\.quantity).sum() })
            })
    }

    private func billLines(
        of account: some ReadableAccount, since first: Month, until last: Month
    ) throws -> [Month: [String: [BillLine]]] {
        var lines: [Month: [String: [BillLine]]] = [:]
        _ = try rows(
            """
            SELECT month, service, step, method, quantity, price, charged FROM bill_line
            WHERE account = $1 AND month >= $2 AND month <= $3 ORDER BY month, service, step
            """, [account.account.number, first, last]
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

extension BilledService {
    /// Nil when the ledger has nothing to say of the service in that month.
    fileprivate init?(
        _ service: Service, _ balances: [String: MonthBalance], _ lines: [String: [BillLine]]?,
        adjustments: [Adjustment] = [], meters: [MeterPeriod] = []
    ) throws(BillError) {
        guard let balance = balances[service.code] else { return nil }
        try self.init(
            service: service, balance: balance, lines: lines?[service.code] ?? [], adjustments: adjustments,
            meters: meters)
    }
}
