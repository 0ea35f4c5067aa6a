package import Domain

/// What a household's meter and plan give a calculation.
package struct MeteredTariff: Sendable {
    /// That the plan is for.
    package let service: Service
    /// The one meter that is in use, its registers read on one same day at least.
    package let meter: MeterReadings
    package let plan: Plan
    package let households: HouseholdHistory
}

extension ReadableAccount {
    /// Of the plan that the household has on a day. Nil when it has none, or not one meter in use that has been read.
    ///
    /// - Parameter meters: the account's that are in use.
    package func meteredTariff(
        _ households: HouseholdHistory, _ meters: [Meter], on day: Day
    ) throws -> MeteredTariff? {
        guard let plan = households.on(day)?.plan.flatMap({ catalogue.tariffs[$0] }),
            let service = catalogue.service(plan.service)
        else { return nil }
        let meters = meters.filter { $0.service == service.code }
        guard meters.count == 1, let meter = meters.first else { return nil }
        let read = MeterReadings(meter, try readings(meter))
        guard !read.starts.isEmpty else { return nil }
        return MeteredTariff(service: service, meter: read, plan: plan, households: households)
    }

    private func readings(_ meter: Meter) throws -> [Register: [Reading]] {
        let found = try connection.rows(
            """
            SELECT register, day, value, origin FROM reading
            WHERE account = $1 AND service = $2 AND meter = $3 AND day > (
                SELECT MAX(day) - 400 FROM reading WHERE account = $1 AND service = $2 AND meter = $3)
            """, [number, meter.service, meter.number]
        ) { row in
            let reading = Reading(day: row.day(1), value: row.decimal(2), origin: try row.code(3))
            return (register: try row.code(0) as Register, reading: reading)
        }
        return Dictionary(grouping: found, by: \.register).mapValues { $0.map(\.reading) }
    }
}
