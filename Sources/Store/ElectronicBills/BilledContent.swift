package import Domain

/// What a bill charges, as a correction may change it. Payments are left out: whoever pays gets no corrected bill.
package struct BilledContent: Sendable {
    package let due: Day
    package let toPay: Money
    /// In the order of the services' codes.
    package let balances: [(service: ServiceCode, balance: MonthBalance)]
    /// In the order of services and steps.
    package let lines: [(service: ServiceCode, line: BillLine)]
    /// In the order of services.
    package let others: [(service: ServiceCode, other: OtherCharge)]

    fileprivate static func lines(
        _ rows: [(account: AccountNumber, service: ServiceCode, row: BilledRow)]
    ) -> [(service: ServiceCode, line: BillLine)] {
        rows.compactMap { row -> (service: ServiceCode, line: BillLine)? in
            if case .line(let line) = row.row { (row.service, line) } else { nil }
        }.sorted { key($0.service, $0.line) < key($1.service, $1.line) }
    }

    fileprivate static func others(
        _ rows: [(account: AccountNumber, service: ServiceCode, row: BilledRow)]
    ) -> [(service: ServiceCode, other: OtherCharge)] {
        rows.compactMap { row -> (service: ServiceCode, other: OtherCharge)? in
            if case .other(let other) = row.row { (row.service, other) } else { nil }
        }.sorted { key($0.service, $0.other) < key($1.service, $1.other) }
    }

    private static func key(_ service: ServiceCode, _ other: OtherCharge) -> (String, String, Int, Int64) {
        (service.text, other.kind.rawValue, other.days?.lowerBound.number ?? 0, other.charged.tiyn)
    }

    private static func key(_ service: ServiceCode, _ line: BillLine) -> (String, String, Int, Int64) {
        (service.text, line.step.rawValue, line.days?.lowerBound.number ?? 0, line.price.millionths)
    }
}

extension Operator {
    /// What the bills of a month charge, for consecutive accounts that somebody has subscribed to.
    package func billedContents(
        of month: Month, from first: AccountNumber, through last: AccountNumber
    ) throws -> [AccountNumber: BilledContent] {
        let due = try connection.rows(
            "SELECT account, due FROM bill WHERE month = $1 AND account >= $2 AND account <= $3"
                + " AND EXISTS (SELECT 1 FROM ebill_subscription WHERE ebill_subscription.account = bill.account)",
            [month, first, last]
        ) { ($0.accountNumber(0), $0.day(1)) }
        let balances = Dictionary(grouping: try balances(month, first, last), by: \.account)
        let lines = Dictionary(grouping: try lines(month, first, last), by: \.account)
        return Dictionary(
            uniqueKeysWithValues: due.map { account, due in
                let balances = balances[account] ?? []
                let totals = BillTotals(
                    balances.map(\.balance), advances: balances.filter(\.paysOthers).map(\.balance))
                let content = BilledContent(
                    due: due, toPay: totals.toPay,
                    balances: balances.map { ($0.service, $0.balance) }.sorted { $0.service.text < $1.service.text },
                    lines: BilledContent.lines(lines[account] ?? []), others: BilledContent.others(lines[account] ?? [])
                )
                return (account, content)
            })
    }

    /// Service by service, since that is the order of the table's key.
    private func balances(
        _ month: Month, _ first: AccountNumber, _ last: AccountNumber
    ) throws -> [(account: AccountNumber, service: ServiceCode, paysOthers: Bool, balance: MonthBalance)] {
        try connection.rows(
            subscribed
                + """
                 CROSS JOIN service CROSS JOIN balance
                    WHERE balance.account = subscribed.account AND balance.service = service.service AND balance.month = $3
                """,
            [first, last, month]
        ) { row in
            let balance = try MonthBalance(
                month: month, opening: row.money(2), charged: row.money(3), adjusted: row.money(4), paid: row.money(5),
                closing: row.money(6))
            return (row.accountNumber(0), row.code(1), row.optionalText(7) == "yes", balance)
        }
    }

    private func lines(
        _ month: Month, _ first: AccountNumber, _ last: AccountNumber
    ) throws -> [(account: AccountNumber, service: ServiceCode, row: BilledRow)] {
        try connection.rows(
            subscribedLines, [first, last, month]
        ) { row in (row.accountNumber(0), row.code(1), try BilledRow(row: row, 2)) }
    }
}

/// Each account once, whoever has subscribed to it.
private let accounts: SQL =
    "(SELECT DISTINCT account FROM ebill_subscription WHERE account >= $1 AND account <= $2) AS subscribed"

private let subscribed: SQL =
    """
    SELECT balance.account, balance.service, balance.opening, balance.charged, balance.adjusted, balance.paid,
        balance.closing, service.pays_others FROM
    """ + " " + accounts

private let subscribedLines: SQL =
    """
    SELECT bill_line.account, bill_line.service,
    """ + " " + BilledRow.columns + " FROM " + accounts
    + " JOIN bill_line ON bill_line.account = subscribed.account AND bill_line.month = $3"
