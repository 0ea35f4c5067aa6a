package import Domain

/// The levels of the service that a household's plan is for.
package struct LevelStanding: Sendable {
    package let service: Service
    package let meter: LevelMeter
}

extension Connection {
    /// How much of its levels a household has used, in the month of the latest reading. Nil when it has no plan with levels, or
    /// no two readings.
    package func levelStanding(of account: some ReadableAccount, _ catalogue: Catalogue) throws -> LevelStanding? {
        let number = account.account.number
        guard let household = try households(of: number).last?.1, let code = household.plan,
            let plan = catalogue.tariffs[code], plan.method == .levels, let service = catalogue.service(plan.service),
            let latest = try latestReading(of: account, service)
        else { return nil }
        let month = latest.month
        let history = try meterHistory(of: account, since: (month - 1).lastDay, until: latest)
        let meters = history.billed(issued: ((month - 1).lastDay, latest), month)[service.code]
        guard let period = try? MeteredPeriod(meters?.periods(of: nil) ?? []),
            let meter = LevelMeter(period, plan, household)
        else { return nil }
        return LevelStanding(service: service, meter: meter)
    }

    private func latestReading(of account: some ReadableAccount, _ service: Service) throws -> Day? {
        try row(
            """
            SELECT MAX((
                SELECT MAX(day) FROM reading
                WHERE account = $1 AND service = $2 AND meter = meter_in_use.meter AND register = register.name))
            FROM meter AS meter_in_use CROSS JOIN (
                SELECT 'total' AS name UNION ALL SELECT 'day' UNION ALL SELECT 'peak' UNION ALL SELECT 'night'
            ) AS register
            WHERE meter_in_use.account = $1 AND meter_in_use.service = $2 AND meter_in_use.removed_on IS NULL
            """, [account.account.number, service.code]
        ) { $0.optionalDay(0) } ?? nil
    }
}
