package import Domain

extension Operator {
    /// When the job of notices last went through all accounts; a run that a clock ahead has noted holds up no other.
    package func lastNoticeRun(until now: Timestamp) throws -> Timestamp? {
        try connection.row(
            "SELECT finished_at FROM notice_run WHERE finished_at <= $1 ORDER BY finished_at DESC LIMIT 1", [now]
        ) { $0.moment(0) }
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
