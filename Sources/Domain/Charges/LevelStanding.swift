/// How much of its levels a household has used, in the month of the latest reading.
package struct LevelStanding: Sendable {
    package let service: Service
    package let meter: LevelMeter

    /// Nil if the household has another plan on one of the days, or if the readings are not sufficient.
    ///
    /// - Parameter readings: the readings of the service's meters, in `tariff.levelDays`.
    package init?(_ tariff: MeteredTariff, _ readings: [MeterReadings]) {
        guard let days = tariff.levelDays else { return nil }
        let counted = BilledReadings(of: readings, after: days.since, until: days.until.month.lastDay)
        guard counted.isComplete, let period = try? MeteredConsumption(counted.intervals),
            tariff.isByOnePlan(after: period.previous, until: days.until.month.lastDay),
            let meter = LevelMeter(period, tariff.plan, tariff.households)
        else { return nil }
        (service, self.meter) = (tariff.service, meter)
    }
}

extension MeteredTariff {
    fileprivate func isByOnePlan(after previous: Day, until last: Day) -> Bool {
        households.known(on: previous + 1)?.plan == plan.code
            && households.changes(after: previous, until: last).allSatisfy { $0.household.plan == plan.code }
    }

    /// From the last day of the month before until the latest reading; nil if the household has no plan with levels on
    /// that day.
    package var levelDays: (since: Day, until: Day)? {
        guard let latest = meter.latest, plan.method == .levels, households.on(latest)?.plan == plan.code else {
            return nil
        }
        return ((latest.month - 1).lastDay, latest)
    }
}
