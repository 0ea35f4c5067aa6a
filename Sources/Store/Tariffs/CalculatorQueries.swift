package import Domain

/// What a service's meter and plan give a calculation.
package struct MeteredTariff: Sendable {
    /// The one meter that is in use, read on one day at least.
    package let meter: ReadMeter
    package let plan: Plan
    /// How the household was, from which day on.
    package let households: [(from: Day, Household)]
}

extension Connection {
    /// The services whose charge can be worked out: there is a plan for them, and a meter in use that was read.
    package func calculatedServices(of account: some ReadableAccount) throws -> Set<String> {
        Set(
            try rows(
                """
                SELECT plan.service FROM account JOIN plan ON plan.plan = account.plan
                WHERE account.account = $1 AND 1 = (
                    SELECT COUNT(*) FROM meter WHERE meter.account = $1 AND meter.service = plan.service
                        AND meter.removed_on IS NULL
                        AND EXISTS (
                            SELECT 1 FROM reading
                            WHERE reading.account = $1 AND reading.service = meter.service
                                AND reading.meter = meter.meter))
                """, [account.account.number]
            ) { $0.text(0) })
    }

    /// Nil when there is not one meter in use that has been read, or the account has no plan for the service.
    package func meteredTariff(
        of account: some ReadableAccount, _ service: Service, _ tariffs: TariffBook
    ) throws -> MeteredTariff? {
        let households = try households(of: account.account.number)
        guard let code = households.last?.1.plan, let plan = tariffs[code], plan.service == service.code,
            let meter = try meterInUse(of: account, service)
        else { return nil }
        let readings = Dictionary(grouping: try readings(of: account, service, meter.number), by: \.register)
        let read = ReadMeter(
            number: meter.number, digits: meter.digits, ratio: meter.ratio,
            readings: readings.mapValues { $0.map(\.reading) })
        guard !read.starts.isEmpty else { return nil }
        return MeteredTariff(meter: read, plan: plan, households: households)
    }

    private func meterInUse(
        of account: some ReadableAccount, _ service: Service
    ) throws -> (number: String, digits: Int, ratio: ExactDecimal)? {
        let meters = try rows(
            """
            SELECT meter, digits, ratio FROM meter
            WHERE account = $1 AND service = $2 AND removed_on IS NULL LIMIT 2
            """, [account.account.number, service.code]
        ) { (number: $0.text(0), digits: Int($0.int(1)), ratio: $0.decimal(2)) }
        return meters.count == 1 ? meters[0] : nil
    }

    private func readings(
        of account: some ReadableAccount, _ service: Service, _ meter: String
    ) throws -> [(register: Register, reading: Reading)] {
        try rows(
            """
            SELECT register, day, value, origin FROM reading
            WHERE account = $1 AND service = $2 AND meter = $3 AND day > (
                SELECT MAX(day) - 400 FROM reading WHERE account = $1 AND service = $2 AND meter = $3)
            """, [account.account.number, service.code, meter]
        ) { row in
            (
                register: try row.code(0),
                reading: Reading(day: row.day(1), value: row.decimal(2), origin: try row.code(3))
            )
        }
    }
}
