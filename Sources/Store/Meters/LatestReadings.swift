package import Domain

extension ReadableAccount {
    /// The household's meter and plan for a calculation on a day; nil if it has none.
    ///
    /// - Parameter meters: the account's meters in use.
    package func meteredTariff(
        _ households: HouseholdHistory, _ meters: [Meter], on day: Day
    ) throws -> MeteredTariff? {
        try MeteredPlan(households, meters, on: day, catalogue).flatMap { metered in
            MeteredTariff(metered, try latestReadings(of: metered.meter))
        }
    }

    /// The readings of the 400 days before the latest one.
    private func latestReadings(of meter: Meter) throws -> [Register: [Reading]] {
        let found = try connection.rows(
            """
            SELECT register, day, value, origin FROM reading
            WHERE account = $1 AND service = $2 AND meter = $3 AND day > (
                SELECT MAX(day) - 400 FROM reading WHERE account = $1 AND service = $2 AND meter = $3)
            """, [number, meter.service, meter.number]
        ) { row in
            let reading = Reading(day: row.day(1), value: row.decimal(2), origin: try row.word(3))
            return (register: try row.word(0) as Register, reading: reading)
        }
        return Dictionary(grouping: found, by: \.register).mapValues { $0.map(\.reading) }
    }
}
