import Domain

/// A service's meters: that it has any, and between which readings a bill counts.
struct MeteredService {
    var periods: [MeterPeriod] = []
}

extension Connection {
    /// By the services' codes, for each that has a meter, or had one.
    ///
    /// - Parameters:
    ///   - previousIssued, issued: the days of the bill before and of the bill itself.
    func meterPeriods(
        of account: some ReadableAccount, previousIssued: Day, issued: Day
    ) throws -> [String: MeteredService] {
        let readings = try readings(of: account, since: previousIssued, until: issued)
        let meters = try rows(
            """
            SELECT service, meter, ratio FROM meter WHERE account = $1 ORDER BY service, installed_on, meter
            """, [account.account.number]
        ) { (service: $0.text(0), number: $0.text(1), ratio: $0.decimal(2)) }

        var services: [String: MeteredService] = [:]
        for meter in meters {
            let periods = Register.allCases.compactMap { register in
                readings[Key(service: meter.service, meter: meter.number, register: register)].flatMap { readings in
                    MeterPeriod.between(
                        readings, previousIssued: previousIssued, issued: issued, meter: meter.number,
                        register: register, ratio: meter.ratio)
                }
            }
            services[meter.service, default: MeteredService()].periods += periods
        }
        return services
    }

    /// Each register's readings after the day `since`, and the latest ones until it.
    private func readings(
        of account: some ReadableAccount, since: Day, until: Day
    ) throws -> [Key: [Reading]] {
        let found = try rows(
            """
            SELECT service, meter, register, day, origin, value FROM reading
            WHERE account = $1 AND day > $2 AND day <= $3
            UNION ALL
            SELECT reading.service, reading.meter, reading.register, reading.day, reading.origin, reading.value
            FROM (
                SELECT service, meter, register, MAX(day) AS day FROM reading
                WHERE account = $1 AND day <= $2 GROUP BY service, meter, register
            ) AS latest JOIN reading ON reading.account = $1 AND reading.service = latest.service
                AND reading.meter = latest.meter AND reading.register = latest.register AND reading.day = latest.day
            """, [account.account.number, since, until]
        ) { row in
            (
                Key(service: row.text(0), meter: row.text(1), register: try row.code(2)),
                Reading(day: row.day(3), value: row.decimal(5), origin: try row.code(4))
            )
        }
        return Dictionary(grouping: found, by: \.0).mapValues { $0.map(\.1) }
    }
}

private struct Key: Hashable {
    let service: String
    let meter: String
    let register: Register
}
