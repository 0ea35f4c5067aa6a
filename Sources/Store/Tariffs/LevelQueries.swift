package import Domain

/// The levels of the service that a household's plan is for.
package struct LevelStanding: Sendable {
    package let service: Service
    package let meter: LevelMeter
}

extension ReadableAccount {
    /// How much of its levels a household has used, in the month of the latest reading. Nil when it has no plan with levels on
    /// that day, or no two readings.
    package func levelStanding(
        _ households: HouseholdHistory, _ tariff: MeteredTariff
    ) throws -> LevelStanding? {
        let service = tariff.service
        guard let latest = tariff.meter.latest, let household = households.on(latest),
            household.plan == tariff.plan.code
        else { return nil }
        let before = (latest.month - 1).lastDay
        let meters = try meterReadings(service, in: (since: before, until: latest))
        let readings = BilledReadings(of: meters, after: before, until: latest.month.lastDay)
        guard readings.unread.isEmpty, let period = try? MeteredConsumption(readings.intervals),
            let meter = LevelMeter(period, tariff.plan, household)
        else { return nil }
        return LevelStanding(service: service, meter: meter)
    }
}
