package import Domain

extension ReadableAccount {
    /// Each service's latest balance, in the catalogue's order, with its part of the latest bill.
    ///
    /// CROSS JOIN keeps SQLite from scanning the account's whole history: it looks up each service's latest month
    /// instead.
    package func serviceBalances() throws -> Later<[ServiceBalance]> {
        try connection.later(
            """
            SELECT balance.service, balance.month, balance.charged, balance.closing, (
                SELECT billed.closing FROM balance AS billed
                WHERE billed.account = $1 AND billed.service = service.service
                    AND billed.month <= (SELECT MAX(month) FROM bill WHERE account = $1)
                ORDER BY billed.month DESC LIMIT 1
            ), (
                SELECT CAST(SUM(later.paid) AS BIGINT) FROM balance AS later
                WHERE later.account = $1 AND later.service = service.service
                    AND later.month > (SELECT MAX(month) FROM bill WHERE account = $1))
            FROM service CROSS JOIN balance
            WHERE balance.account = $1 AND balance.service = service.service AND balance.month = (
                SELECT MAX(latest.month) FROM balance AS latest
                WHERE latest.account = $1 AND latest.service = service.service)
            """, [number]
        ) { row in
            let billed = row.isNull(4) ? nil : row.money(4)
            let paidSince = row.isNull(5) ? .zero : row.money(5)
            return (
                service: row.code(0) as ServiceCode, month: row.month(1), charged: row.money(2), closing: row.money(3),
                billed: billed.map { ServiceBalance.Billed(closing: $0, paidSince: paidSince) }
            )
        }.map { latest in
            catalogue.services.compactMap { service in
                latest.first { $0.service == service.code }.map { balance in
                    ServiceBalance(
                        service: service, month: balance.month, charged: balance.charged, closing: balance.closing,
                        billed: balance.billed)
                }
            }
        }
    }
}
