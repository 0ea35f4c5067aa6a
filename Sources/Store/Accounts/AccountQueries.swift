package import Domain

extension ReadableAccount {
    /// Each service's latest balance, in the catalogue's order.
    ///
    /// CROSS JOIN keeps SQLite from scanning the account's whole history: it looks up each service's latest month
    /// instead.
    package func serviceBalances() throws -> Later<[ServiceBalance]> {
        try connection.later(
            """
            SELECT balance.service, balance.month, balance.charged, balance.closing
            FROM service CROSS JOIN balance
            WHERE balance.account = $1 AND balance.service = service.service AND balance.month = (
                SELECT MAX(latest.month) FROM balance AS latest
                WHERE latest.account = $1 AND latest.service = service.service)
            """, [number]
        ) { row in
            (row.code(0) as ServiceCode, month: row.month(1), charged: row.money(2), closing: row.money(3))
        }.map { latest in
            catalogue.services.compactMap { service in
                latest.first { $0.0 == service.code }.map { balance in
                    ServiceBalance(
                        service: service, month: balance.month, charged: balance.charged, closing: balance.closing)
                }
            }
        }
    }
}
