package import Domain

extension ReadableAccount {
    /// The months that a service has a balance for, first to last.
    package func recordedPeriod(of service: Service) throws -> Period? {
        try connection.row(
            "SELECT MIN(month), MAX(month) FROM balance WHERE account = $1 AND service = $2",
            [number, service.code]
        ) { row in
            row.isNull(0) ? nil : Period(row.month(0), row.month(1))
        } ?? nil
    }

    /// A service's statement for a period, checked.
    ///
    /// - Throws: `LedgerError` if the stored data do not add up, which the import prevents.
    package func statement(of service: Service, in period: Period) throws -> Statement {
        let balances = try connection.rows(
            """
            SELECT month, opening, charged, adjusted, paid, closing FROM balance
            WHERE account = $1 AND service = $2 AND month >= $3 AND month <= $4
            ORDER BY month
            """, [number, service.code, period.first, period.last]
        ) { row in
            try MonthBalance(
                month: row.month(0), opening: row.money(1), charged: row.money(2), adjusted: row.money(3),
                paid: row.money(4), closing: row.money(5))
        }
        return try Statement(balances)
    }

    /// The service's present balance: its latest month's closing balance.
    package func closing(of service: Service) throws -> Money? {
        try connection.row(
            "SELECT closing FROM balance WHERE account = $1 AND service = $2 ORDER BY month DESC LIMIT 1",
            [number, service.code]
        ) { $0.money(0) }
    }
}
