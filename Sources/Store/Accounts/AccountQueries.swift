package import Domain

extension ReadableAccount {
    /// Each service's latest balance with its part of the latest bill, and that bill.
    ///
    /// CROSS JOIN keeps SQLite from scanning the account's whole history: it looks up each service's latest month
    /// instead.
    package func presentBalances() throws -> Later<PresentBalances> {
        try connection.later(
            """
            SELECT balance.service, balance.month, balance.charged, balance.closing, bill.month, bill.due,
                billed.month, billed.charged, billed.adjusted, billed.closing, (
                SELECT CAST(SUM(later.paid) AS BIGINT) FROM balance AS later
                WHERE later.account = $1 AND later.service = service.service AND later.month > bill.month)
            FROM service CROSS JOIN balance
            LEFT JOIN bill ON bill.account = $1
                AND bill.month = (SELECT MAX(latest.month) FROM bill AS latest WHERE latest.account = $1)
            LEFT JOIN balance AS billed ON billed.account = $1 AND billed.service = service.service
                AND billed.month = (
                    SELECT MAX(latest.month) FROM balance AS latest
                    WHERE latest.account = $1 AND latest.service = service.service AND latest.month <= bill.month)
            WHERE balance.account = $1 AND balance.service = service.service AND balance.month = (
                SELECT MAX(latest.month) FROM balance AS latest
                WHERE latest.account = $1 AND latest.service = service.service)
            """, [number]
        ) { row in
            (
                service: row.code(0) as ServiceCode, month: row.month(1), charged: row.money(2), closing: row.money(3),
                bill: row.isNull(4) ? nil : PresentBalances.LatestBill(month: row.month(4), due: row.day(5)),
                billed: row.isNull(6) ? nil : row.billed(6)
            )
        }.map { latest in
            let balances = catalogue.services.compactMap { service in
                latest.first { $0.service == service.code }.map { balance in
                    ServiceBalance(
                        service: service, month: balance.month, charged: balance.charged, closing: balance.closing,
                        billed: balance.billed)
                }
            }
            return PresentBalances(balances, bill: latest.first?.bill)
        }
    }
}

extension Row {
    /// A service's part of the latest bill, whose month is in column 4; its balance is in five columns from `column` on:
    /// month, charged, adjusted, closing, paid since.
    fileprivate func billed(_ column: Int) -> ServiceBalance.Billed {
        let isOfBill = month(column) == month(4)
        let raised = isOfBill ? max(money(column + 1), .zero) + max(money(column + 2), .zero) : .zero
        return ServiceBalance.Billed(
            closing: money(column + 3), raised: raised, paidSince: isNull(column + 4) ? .zero : money(column + 4))
    }
}
