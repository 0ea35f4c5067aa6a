/// The plan that charges a household's consumption, and the one meter that measures it.
package struct MeteredPlan: Sendable {
    /// The service of the plan.
    package let service: Service
    package let plan: Plan
    package let meter: Meter
    package let households: HouseholdHistory
    let day: Day

    /// As of a day. Nil if the household has no plan of its own, or not exactly one meter of its service.
    ///
    /// - Parameter meters: the account's meters in use.
    package init?(_ households: HouseholdHistory, _ meters: [Meter], on day: Day, _ catalogue: Catalogue) {
        guard let plan = households.on(day)?.plan.flatMap({ catalogue.tariffs[$0] }),
            let service = catalogue.service(plan.service)
        else { return nil }
        let meters = meters.filter { $0.service == service.code }
        guard meters.count == 1 else { return nil }
        (self.service, self.plan, meter, self.households) = (service, plan, meters[0], households)
        self.day = day
    }
}

/// A household's meter and plan for a calculation.
package struct MeteredTariff: Sendable {
    /// The service of the plan.
    package let service: Service
    package let plan: Plan
    /// The one meter in use, whose registers were all read on at least one same day.
    package let meter: MeterReadings
    package let households: HouseholdHistory

    /// Nil if there is no day on which all registers were read.
    ///
    /// - Parameter readings: the readings of the plan's meter.
    package init?(_ metered: MeteredPlan, _ readings: [Register: [Reading]]) {
        let read = MeterReadings.asOf(metered.day, metered.meter, readings)
        guard !read.starts.isEmpty else { return nil }
        (service, plan, meter, households) = (metered.service, metered.plan, read, metered.households)
    }
}
