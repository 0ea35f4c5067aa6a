import Domain

/// The readings of a service's meters between which a bill counts.
struct BilledReadings {
    fileprivate(set) var periods: [MeterPeriod] = []
    /// The numbers of the meters that were in use and have a register that was not read.
    fileprivate(set) var unread: [String] = []
}

/// Those between which it may count: until the month's end, and until the bill was issued.
struct BilledMeters {
    fileprivate var atMonthEnd = BilledReadings()
    fileprivate var atIssue = BilledReadings()

    /// Those that give the quantity that was billed; where neither do, those of the month's end, if it was read by then.
    func readings(of lines: [BillLine]) -> BilledReadings {
        let billed = lines.map(\.quantity).sum()
        if !lines.isEmpty, atIssue.periods.counted == billed, atMonthEnd.periods.counted != billed { return atIssue }
        return atMonthEnd.periods.isEmpty ? atIssue : atMonthEnd
    }
}

/// The meters of an account, and what they showed over some time.
struct MeterHistory {
    private var meters: [StoredMeter] = []
    private var readings: [Key: [Reading]] = [:]

    mutating func add(_ meter: StoredMeter) {
        meters.append(meter)
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
            add(meter, (month - 1).lastDay, month.lastDay, to: &services[meter.service, default: .init()].atMonthEnd)
            add(meter, issued.previous, issued.own, to: &services[meter.service, default: .init()].atIssue)
        }
        return services
    }

    private func add(_ meter: StoredMeter, _ previous: Day, _ own: Day, to billed: inout BilledReadings) {
        let periods = meter.registers.map { register in
            MeterPeriod.between(
                readings[Key(service: meter.service, meter: meter.number, register: register)] ?? [],
                previousIssued: previous, issued: own, meter: meter.number, register: register, ratio: meter.ratio)
        }
        billed.periods += periods.compactMap(\.self)
        if periods.contains(where: { $0 == nil }), meter.isInUse(after: previous, until: own) {
            billed.unread.append(meter.number)
        }
    }
}

/// A meter as it is stored, in use or not.
struct StoredMeter {
    let service: String
    let number: String
    let ratio: ExactDecimal
    let registers: [Register]
    let installed: Day?
    let removed: Day?

    /// The columns service, meter, ratio, registers, installed_on, removed_on, from `column` on.
    init(_ row: any Row, from column: Int) {
        (service, number, ratio) = (row.text(column), row.text(column + 1), row.decimal(column + 2))
        registers =
            switch row.text(column + 3) {
            case "day_night": [.day, .night]
            case "day_peak_night": [.day, .peak, .night]
            default: [.total]
            }
        (installed, removed) = (row.optionalDay(column + 4), row.optionalDay(column + 5))
    }

    /// Whether it counted on any day after `previous`, until `own`.
    func isInUse(after previous: Day, until own: Day) -> Bool {
        (installed ?? previous) < own && (removed ?? own) > previous
    }
}

extension ReadableAccount {
    /// - Parameters:
    ///   - service: nil for the meters of all.
    ///   - since: of each register the latest reading until this day is among them.
    ///   - until: the last day.
    func meterHistory(
        _ service: Service? = nil, since: Day, until: Day
    ) throws -> MeterHistory {
        let meters = try connection.later(
            """
            SELECT service, meter, ratio, registers, installed_on, removed_on FROM meter
            WHERE account = $1 AND service = COALESCE($2, service) ORDER BY service, installed_on, meter
            """, [number, service?.code]
        ) { StoredMeter($0, from: 0) }
        var history = MeterHistory()
        try addReadings(to: &history, service, since: since, until: until)
        for meter in try meters.value() { history.add(meter) }
        return history
    }

    /// Each register's latest readings until the day `since`, and all from then until `until`. It goes from the meters to their
    /// registers, so that the key of the readings bounds the days: a history of years is not walked through.
    private func addReadings(
        to history: inout MeterHistory, _ service: Service?, since: Day, until: Day
    ) throws {
        _ = try connection.rows(
            """
            SELECT reading.service, reading.meter, reading.register, reading.day, reading.origin, reading.value
            FROM meter CROSS JOIN (
                SELECT 'total' AS name UNION ALL SELECT 'day' UNION ALL SELECT 'peak' UNION ALL SELECT 'night'
            ) AS register CROSS JOIN reading
            WHERE meter.account = $1 AND meter.service = COALESCE($2, meter.service)
                AND (meter.registers = 'total') = (register.name = 'total')
                AND reading.account = $1 AND reading.service = meter.service
                AND reading.meter = meter.meter AND reading.register = register.name AND reading.day <= $3
                AND reading.day >= COALESCE((
                    SELECT MAX(earlier.day) FROM reading AS earlier
                    WHERE earlier.account = $1 AND earlier.service = meter.service AND earlier.meter = meter.meter
                        AND earlier.register = register.name AND earlier.day <= $4), $4)
            """, [number, service?.code, until, since]
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
