package import Domain

/// What a household's meter and plan give a calculation.
package struct MeteredTariff: Sendable {
    /// That the plan is for.
    package let service: Service
    /// The one meter that is in use, its registers read on one same day at least.
    package let meter: ReadMeter
    package let plan: Plan
    /// How the household was, from which day on.
    package let households: [(from: Day, Household)]
}

extension ReadableAccount {
    /// Of the plan that the household has on a day. Nil when it has none, or not one meter in use that has been read.
    package func meteredTariff(
        _ households: Households, on day: Day
    ) throws -> MeteredTariff? {
        guard let plan = households.on(day)?.plan.flatMap({ catalogue.tariffs[$0] }),
            let service = catalogue.service(plan.service), let meter = try meterInUse(service)
        else { return nil }
        let readings = Dictionary(grouping: try readings(service, meter.number), by: \.register)
        let read = ReadMeter(
            number: meter.number, digits: meter.digits, ratio: meter.ratio,
            readings: readings.mapValues { $0.map(\.reading) })
        guard !read.starts.isEmpty else { return nil }
        return MeteredTariff(service: service, meter: read, plan: plan, households: households.history)
    }

    private func meterInUse(
        _ service: Service
    ) throws -> (number: String, digits: Int, ratio: ExactDecimal)? {
        let meters = try connection.rows(
            """
            SELECT meter, digits, ratio FROM meter
            WHERE account = $1 AND service = $2 AND removed_on IS NULL LIMIT 2
            """, [number, service.code]
        ) { (number: $0.text(0), digits: Int($0.int(1)), ratio: $0.decimal(2)) }
        return meters.count == 1 ? meters[0] : nil
    }

    private func readings(
        _ service: Service, _ meter: String
    ) throws -> [(register: Register, reading: Reading)] {
        try connection.rows(
            """
            SELECT register, day, value, origin FROM reading
            WHERE account = $1 AND service = $2 AND meter = $3 AND day > (
                SELECT MAX(day) - 400 FROM reading WHERE account = $1 AND service = $2 AND meter = $3)
            """, [number, service.code, meter]
        ) { row in
            (
                register: try row.code(0),
                reading: Reading(day: row.day(1), value: row.decimal(2), origin: try row.code(3))
            )
        }
    }
}
