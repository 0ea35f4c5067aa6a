package import Domain

extension ReadableAccount {
    /// What was used of a service and charged for it, by month.
    package func usage(of service: Service, since first: Month) throws -> Later<[Month: UsageHistory.Used]> {
        try connection.later(
            BillSQL.usageOfService, [number, first, service.code]
        ) { row in
            (month: row.month(0), used: UsageHistory.Used(quantity: row.decimal(1), charged: row.money(2)))
        }.map { found in
            Dictionary(uniqueKeysWithValues: found.map { ($0.month, $0.used) })
        }
    }
}
