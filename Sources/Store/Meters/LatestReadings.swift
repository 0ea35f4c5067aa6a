package import Domain

extension ReadableAccount {
    /// The household's meter and plan for a calculation; nil if that needs a reading which is missing.
    package func meteredTariff(_ plan: MeteredPlan) throws -> Later<MeteredTariff?> {
        try latestReadings(of: plan.meter).map { MeteredTariff(plan, $0) }
    }

    func readLatestReadings(of meter: Meter) throws -> Later<[Register: [Reading]]> {
        try connection.later(
            """
            SELECT register, day, value, origin FROM reading
            WHERE account = $1 AND service = $2 AND meter = $3 AND day > (
                SELECT MAX(day) - 400 FROM reading WHERE account = $1 AND service = $2 AND meter = $3)
            """, [number, meter.service, meter.number]
        ) { row in
            let reading = Reading(day: row.day(1), value: row.decimal(2), origin: try row.word(3))
            return (register: try row.word(0) as Register, reading: reading)
        }.map { found in
            Dictionary(grouping: found, by: \.register).mapValues { $0.map(\.reading) }
        }
    }
}
