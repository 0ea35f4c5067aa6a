package import Domain

/// The levels of the service that a household's plan is for.
package struct LevelStanding: Sendable {
    package let service: Service
    package let meter: LevelMeter
}

extension Connection {
    /// How much of its levels a household has used, in the month of the latest reading. Nil when it has no plan with levels on
    /// that day, or no two readings.
    package func levelStanding(
        of account: some ReadableAccount, _ tariff: MeteredTariff
    ) throws -> LevelStanding? {
        let service = tariff.service
        guard let latest = try latestReading(of: account, service),
            let household = try household(of: account.account.number, on: latest), household.plan == tariff.plan.code
        else { return nil }
        let month = latest.month
        let history = try meterHistory(of: account, service, since: (month - 1).lastDay, until: latest)
        let meters = history.billed(issued: ((month - 1).lastDay, latest), month)[service.code]
        guard let readings = meters?.readings(of: []), readings.unread.isEmpty,
            let period = try? MeteredPeriod(readings.periods),
            let meter = LevelMeter(period, tariff.plan, household)
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
