import Domain

/// The queries of an account's bills. Made once: what is put together of parts at each query is a text to copy and to look for.
enum BillSQL {
    /// The latest bills up to and including a month.
    static let until: SQL =
        "SELECT " + IssuedBill.columns + " FROM bill WHERE account = $1 AND month <= $2 ORDER BY month DESC LIMIT $3"

    /// The lines of all services in some months.
    static let lines: SQL =
        "SELECT month, service, " + BilledRow.columns
            + """
             FROM bill_line
            WHERE account = $1 AND month >= $2 AND month <= $3
            ORDER BY month, service,
            """ + " " + BilledRow.order

    /// Those of one service, looked up bill by bill (CROSS JOIN): by months alone the other services' would be read, too. The plus
    /// keeps SQLite from applying the months' limits to the lines instead, which reads all of them for each bill.
    static let linesOfService: SQL =
        "SELECT bill_line.month, bill_line.service, " + BilledRow.columns
            + """
             FROM bill CROSS JOIN bill_line
            WHERE bill.account = $1 AND bill.month >= $2 AND bill.month <= $3
                AND bill_line.account = bill.account AND bill_line.month = +bill.month AND bill_line.service = $4
            ORDER BY bill.month,
            """ + " " + BilledRow.order

    /// What was used of a service since a month and charged for it, by month; looked up bill by bill, too.
    static let usageOfService: SQL =
        """
        SELECT bill.month, CAST(SUM(bill_line.quantity) AS BIGINT), CAST(SUM(bill_line.charged) AS BIGINT)
        FROM bill CROSS JOIN bill_line
        WHERE bill.account = $1 AND bill.month >= $2
            AND bill_line.account = bill.account AND bill_line.month = +bill.month AND bill_line.service = $3 AND
        """ + " " + BilledRow.isUse + " GROUP BY bill.month"

    /// On which readings the bills of some months rest.
    static let told = ToldInterval.columns + "WHERE account = $1 AND month >= $2 AND month <= $3"

    /// The billed quantities of each metered service in some months: a row for each line. Its sums are the reader's, who is
    /// faster than a GROUP BY.
    static let consumption: SQL =
        """
        SELECT service, month, quantity FROM bill_line
        WHERE account = $1 AND month >= $2 AND month <= $3
            AND service IN (SELECT service FROM meter WHERE account = $1) AND
        """ + " " + BilledRow.isUse
}
