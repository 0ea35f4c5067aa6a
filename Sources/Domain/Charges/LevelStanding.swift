/// How much of its levels a household has used, in the month of the latest reading.
package struct LevelStanding: Sendable {
    package let service: Service
    package let meter: LevelMeter

    /// Nil if the household has no plan with levels on that day, if the readings are not sufficient, or if the household,
    /// a norm or a price changes in the month: then each part has levels of its own, which the calculator shows.
    ///
    /// - Parameter readings: the readings of the service's meters, in `tariff.levelDays`.
    package init?(_ tariff: MeteredTariff, _ readings: [MeterReadings]) {
        guard let days = tariff.levelDays, let household = tariff.households.on(days.until) else { return nil }
        let counted = BilledReadings(of: readings, after: days.since, until: days.until.month.lastDay)
        guard counted.isComplete, let period = try? MeteredConsumption(counted.intervals),
            tariff.isConstant(after: period.previous, until: days.until.month.lastDay),
            let meter = LevelMeter(period, tariff.plan, household)
        else { return nil }
        (service, self.meter) = (tariff.service, meter)
    }
}

extension MeteredTariff {
    /// Whether household, norms and prices are the same on all days.
    fileprivate func isConstant(after previous: Day, until last: Day) -> Bool {
        (try? plan.parts(after: previous, until: last, households))?.count == 1
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
