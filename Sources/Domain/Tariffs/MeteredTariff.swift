/// The plan that charges what a household uses, and the one meter that counts it.
package struct MeteredPlan: Sendable {
    /// That the plan is for.
    package let service: Service
    package let plan: Plan
    package let meter: Meter
    package let households: HouseholdHistory

    /// Of a day. Nil when the household has no plan of its own, or not one meter of its service.
    ///
    /// - Parameter meters: the account's that are in use.
    package init?(_ households: HouseholdHistory, _ meters: [Meter], on day: Day, _ catalogue: Catalogue) {
        guard let plan = households.on(day)?.plan.flatMap({ catalogue.tariffs[$0] }),
            let service = catalogue.service(plan.service)
        else { return nil }
        let meters = meters.filter { $0.service == service.code }
        guard meters.count == 1 else { return nil }
        (self.service, self.plan, meter, self.households) = (service, plan, meters[0], households)
    }
}

/// What a household's meter and plan give a calculation.
package struct MeteredTariff: Sendable {
    /// That the plan is for.
    package let service: Service
    package let plan: Plan
    /// The one meter that is in use, its registers read on one same day at least.
    package let meter: MeterReadings
    package let households: HouseholdHistory

    /// Nil when there is no day on which all registers were read.
    ///
    /// - Parameter readings: of the plan's meter.
    package init?(_ metered: MeteredPlan, _ readings: [Register: [Reading]]) {
        let read = MeterReadings(metered.meter, readings)
        guard !read.starts.isEmpty else { return nil }
        (service, plan, meter, households) = (metered.service, metered.plan, read, metered.households)
    }
}
