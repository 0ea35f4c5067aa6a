import Domain

/// The readings of a service's meters between which a bill may count: until the month's end, and until the bill was issued.
struct BilledMeters {
    fileprivate(set) var atMonthEnd: [MeterPeriod] = []
    fileprivate(set) var atIssue: [MeterPeriod] = []

    /// Those that give the quantity that was billed; where neither do, those of the month's end, if it was read by then.
    func periods(of billed: ExactDecimal?) -> [MeterPeriod] {
        if let billed, atIssue.counted == billed, atMonthEnd.counted != billed { return atIssue }
        return atMonthEnd.isEmpty ? atIssue : atMonthEnd
    }
}

/// The meters of an account, and what they showed over some time.
struct MeterHistory {
    private var meters: [(service: String, number: String, ratio: ExactDecimal)] = []
    private var readings: [Key: [Reading]] = [:]

    mutating func add(meter: String, of service: String, ratio: ExactDecimal) {
        meters.append((service, meter, ratio))
    }

    mutating func add(_ reading: Reading, meter: String, of service: String, _ register: Register) {
        readings[Key(service: service, meter: meter, register: register), default: []].append(reading)
    }

    func hasMeter(_ service: Service) -> Bool { meters.contains { $0.service == service.code } }

    /// What a bill may count, by the services' codes, for each that has a meter, or had one.
    ///
    /// - Parameters:
    ///   - issued: the days of the bill before and of the bill itself.
    ///   - month: the bill's own.
    func billed(issued: (previous: Day, own: Day), _ month: Month) -> [String: BilledMeters] {
        var services: [String: BilledMeters] = [:]
        for meter in meters {
            func periods(after previous: Day, until own: Day) -> [MeterPeriod] {
                Register.allCases.compactMap { register in
                    let key = Key(service: meter.service, meter: meter.number, register: register)
                    return MeterPeriod.between(
                        readings[key] ?? [], previousIssued: previous, issued: own, meter: meter.number,
                        register: register, ratio: meter.ratio)
                }
            }
            services[meter.service, default: BilledMeters()].atMonthEnd += periods(
                after: (month - 1).lastDay, until: month.lastDay)
            services[meter.service, default: BilledMeters()].atIssue += periods(
                after: issued.previous, until: issued.own)
        }
        return services
    }
}

extension Connection {
    /// - Parameters:
    ///   - since: of each register the latest reading until this day is among them.
    ///   - until: the last day.
    func meterHistory(of account: some ReadableAccount, since: Day, until: Day) throws -> MeterHistory {
        var history = MeterHistory()
        _ = try rows(
            "SELECT service, meter, ratio FROM meter WHERE account = $1 ORDER BY service, installed_on, meter",
            [account.account.number]
        ) { history.add(meter: $0.text(1), of: $0.text(0), ratio: $0.decimal(2)) }
        try addReadings(to: &history, of: account, since: since, until: until)
        return history
    }

    /// Each register's latest readings until the day `since`, and all from then until `until`. It goes from the meters to their
    /// registers, so that the key of the readings bounds the days: a history of years is not walked through.
    private func addReadings(
        to history: inout MeterHistory, of account: some ReadableAccount, since: Day, until: Day
    ) throws {
        _ = try rows(
            """
            SELECT reading.service, reading.meter, reading.register, reading.day, reading.origin, reading.value
            FROM meter CROSS JOIN (
                SELECT 'total' AS name UNION ALL SELECT 'day' UNION ALL SELECT 'peak' UNION ALL SELECT 'night'
            ) AS register CROSS JOIN reading
            WHERE meter.account = $1 AND reading.account = $1 AND reading.service = meter.service
                AND reading.meter = meter.meter AND reading.register = register.name AND reading.day <= $2
                AND reading.day >= COALESCE((
                    SELECT MAX(earlier.day) FROM reading AS earlier
                    WHERE earlier.account = $1 AND earlier.service = meter.service AND earlier.meter = meter.meter
                        AND earlier.register = register.name AND earlier.day <= $3), $3)
            """, [account.account.number, until, since]
        ) { row in
            history.add(
                Reading(day: row.day(3), value: row.decimal(5), origin: try row.code(4)), meter: row.text(1),
                of: row.text(0), try row.code(2))
        }
    }
}

private struct Key: Hashable {
    let service: String
    let meter: String
    let register: Register
}
