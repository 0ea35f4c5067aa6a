package import Domain

extension ReadableAccount {
    /// What was used of a service and charged for it, by month.
    ///
    /// CROSS JOIN has the lines looked up bill by bill: by month alone the other services' would be read, too.
    package func usage(of service: Service, since first: Month) throws -> Later<[Month: UsageHistory.Used]> {
        try connection.later(
            usageOfService, [number, first, service.code]
        ) { row in
            (month: row.month(0), used: UsageHistory.Used(quantity: row.decimal(1), charged: row.money(2)))
        }.map { found in
            Dictionary(uniqueKeysWithValues: found.map { ($0.month, $0.used) })
        }
    }
}

private let usageOfService: SQL =
    """
    SELECT bill_line.month, CAST(SUM(bill_line.quantity) AS BIGINT), CAST(SUM(bill_line.charged) AS BIGINT)
    FROM bill CROSS JOIN bill_line
    WHERE bill.account = $1 AND bill.month >= $2
        AND bill_line.account = $1 AND bill_line.month = bill.month AND bill_line.service = $3 AND
    """ + " " + BilledRow.isUse + " GROUP BY bill_line.month"
