package import Domain

extension Operator {
    /// When the job of notices last went through all accounts.
    package func lastNoticeRun() throws -> Timestamp? {
        try connection.row("SELECT finished_at FROM notice_run ORDER BY finished_at DESC LIMIT 1", []) {
            $0.moment(0)
        }
    }

    package func recordNoticeRun(letters: Int, now: Timestamp) throws {
        try connection.execute(
            "INSERT INTO notice_run (id, finished_at, letters) VALUES ($1, $2, $3)",
            [Int64.random(in: 1 ... .max), now, letters])
    }

    /// The catalogue of the connection's snapshot, read once for each batch; nil before the first.
    package func catalogue(_ known: CatalogueInForce) throws -> Catalogue? {
        try known.read(connection, batch: try latestBatch())
    }
}

extension ReadableAccount {
    /// The due day of the latest bill, and by how much charge and adjustment of its month raised each service's debt.
    package func latestDue() throws -> (due: Day, charged: [ServiceCode: Money])? {
        let bill = try connection.row(
            "SELECT month, due FROM bill WHERE account = $1 ORDER BY month DESC LIMIT 1", [number]
        ) { (month: $0.month(0), due: $0.day(1)) }
        guard let bill else { return nil }
        let charged = try connection.rows(
            """
            SELECT balance.service, charged, adjusted FROM service CROSS JOIN balance
            WHERE balance.account = $1 AND balance.service = service.service AND balance.month = $2
            """, [number, bill.month]
        ) { ($0.code(0) as ServiceCode, max($0.money(1), .zero) + max($0.money(2), .zero)) }
        return (bill.due, Dictionary(uniqueKeysWithValues: charged))
    }

    /// The billed quantities of the account's metered services, by month, and whether the meter alone gave them.
    package func billedUse(since first: Month, until last: Month) throws -> [ServiceCode: [Month: BilledUse]] {
        let rows = try connection.rows(
            """
            SELECT service, month, CAST(SUM(quantity) AS BIGINT),
                CAST(SUM(CASE WHEN method = 'meter' THEN 0 ELSE 1 END) AS BIGINT)
            FROM bill_line
            WHERE account = $1 AND month >= $2 AND month <= $3
                AND service IN (SELECT service FROM meter WHERE account = $1) AND
            """ + " " + BilledRow.isUse + " GROUP BY month, service", [number, first, last]
        ) { row in
            (
                service: row.code(0) as ServiceCode, month: row.month(1),
                use: BilledUse(row.decimal(2), isMetered: row.int(3) == 0)
            )
        }
        return rows.reduce(into: [:]) { $0[$1.service, default: [:]][$1.month] = $1.use }
    }
}
