import Domain

extension ReadableAccount {
    /// The balances of all of an account's services in the months from `first` to `last`.
    ///
    /// The balances before `first` are looked up as those of `RecentBalances`.
    ///
    /// - Parameter service: nil for all services.
    func ledger(since first: Month, until last: Month, of service: Service? = nil) throws -> Ledger {
        let before = try balances(before: first, of: service)
        let within = try connection.rows(
            balancesOfMonths, [number, first, last, service?.code], as: ServiceMonth.init)
        return try Ledger(
            before: Dictionary(uniqueKeysWithValues: before.value()), rows: within.map { ($0.service, $0.balance) },
            since: first, until: last)
    }

    /// The closing balance of each service before a month.
    private func balances(before first: Month, of service: Service?) throws -> Later<[(ServiceCode, Money)]> {
        try connection.later(
            """
            SELECT balance.service, balance.closing
            FROM (
                SELECT service.service, (
                    SELECT MAX(earlier.month) FROM balance AS earlier
                    WHERE earlier.account = $1 AND earlier.service = service.service AND earlier.month < $2) AS month
                FROM service WHERE service.service = COALESCE($3, service.service) LIMIT 2147483647
            ) AS service CROSS JOIN balance
            WHERE balance.account = $1 AND balance.service = service.service AND balance.month = service.month
            """, [number, first, service?.code]
        ) { ($0.code(0) as ServiceCode, $0.money(1)) }
    }
}

private let balancesOfMonths: SQL =
    "SELECT " + ServiceMonth.columns
        + """
         FROM service CROSS JOIN balance
        WHERE service.service = COALESCE($4, service.service) AND balance.account = $1
            AND balance.service = service.service AND balance.month >= $2 AND balance.month <= $3
        """
