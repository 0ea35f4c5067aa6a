import Domain

extension ReadableAccount {
    /// The balances of all of an account's services in the months from `first` to `last`.
    ///
    /// CROSS JOIN keeps SQLite from scanning the account's whole history for the balances before `first`.
    ///
    /// - Parameter withBefore: false where balances that nothing changed are not needed.
    func ledger(since first: Month, until last: Month, withBefore: Bool = true) throws -> Ledger {
        let before = try withBefore ? balances(before: first) : nil
        let within = try connection.rows(
            """
            SELECT balance.service, balance.month, opening, charged, adjusted, paid, closing
            FROM service CROSS JOIN balance
            WHERE balance.account = $1 AND balance.service = service.service
                AND balance.month >= $2 AND balance.month <= $3
            """, [number, first, last]
        ) { row in
            (
                service: row.code(0) as ServiceCode,
                balance: try MonthBalance(
                    month: row.month(1), opening: row.money(2), charged: row.money(3), adjusted: row.money(4),
                    paid: row.money(5), closing: row.money(6))
            )
        }
        return try Ledger(
            before: Dictionary(uniqueKeysWithValues: before?.value() ?? []), rows: within, since: first, until: last)
    }

    /// The closing balance of each service before a month.
    private func balances(before first: Month) throws -> Later<[(ServiceCode, Money)]> {
        try connection.later(
            """
            SELECT balance.service, balance.closing
            FROM service CROSS JOIN balance
            WHERE balance.account = $1 AND balance.service = service.service AND balance.month = (
                SELECT MAX(latest.month) FROM balance AS latest
                WHERE latest.account = $1 AND latest.service = service.service AND latest.month < $2)
            """, [number, first]
        ) { ($0.code(0) as ServiceCode, $0.money(1)) }
    }
}
