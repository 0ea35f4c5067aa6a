package import Domain

extension ReadableAccount {
    /// Those that are or will be in use, by service and number.
    package func meters(inUseOn day: Day) throws -> Later<[Meter]> {
        try meters().map { meters in
            meters.filter { $0.isInUse(on: day) }
                .sorted { ($0.service.text, $0.number.text) < ($1.service.text, $1.number.text) }
        }
    }

    func readMeters() throws -> Later<[Meter]> {
        try connection.later(metersOfAccount, [number]) { try Meter(row: $0) }.map { $0.sorted(by: Meter.isEarlier) }
    }

    /// The readings of the account's meters.
    ///
    /// - Parameters:
    ///   - service: nil for the meters of all services.
    ///   - days: of each register all readings since one that was really taken, at least 20 days before the latest that was
    ///     really taken up to the first day, up to and including the second day. So estimates have what they rest on.
    package func meterReadings(
        _ service: Service? = nil, in days: (since: Day, until: Day)
    ) throws -> [MeterReadings] {
        try laterMeterReadings(service, in: days).value()
    }

    /// The same, to be read with what follows.
    func laterMeterReadings(
        _ service: Service? = nil, in days: (since: Day, until: Day)
    ) throws -> Later<[MeterReadings]> {
        let meters = try meters().map { meters in
            meters.filter { service == nil || $0.service == service?.code }
        }
        // Where the latest readings were asked for anyway, they are usually all that is needed.
        let known = try service.map { _ in try meters.value().compactMap { knownReadings(of: $0) } } ?? []
        guard try !known.isEmpty && known.count == meters.value().count else {
            return try readMeterReadings(meters, service, in: days)
        }
        return Later { [self] in
            let parts = try zip(meters.value(), known).map { meter, latest in
                try meter.readings(in: days, among: latest.value()).map { MeterReadings.all(meter, $0) }
            }
            return parts.contains { $0 == nil }
                ? try readMeterReadings(meters, service, in: days).value() : parts.flatMap { $0 ?? [] }
        }
    }

    private func readMeterReadings(
        _ meters: Later<[Meter]>, _ service: Service?, in days: (since: Day, until: Day)
    ) throws -> Later<[MeterReadings]> {
        try connection.later(ReadingRow.ofAccount, [number, service?.code, days.until, days.since]) {
            try ReadingRow($0)
        }.map { readings in
            let byMeter = readings.byMeter
            return try meters.value().flatMap { MeterReadings.all($0, byMeter[$0.key] ?? [:]) }
        }
    }
}

extension Operator {
    /// The readings of the meters of many accounts, by account number.
    func meterReadings(
        from first: AccountNumber, to last: AccountNumber, in days: (since: Day, until: Day)
    ) throws -> [AccountNumber: [MeterReadings]] {
        let meters = try connection.rows(
            meterColumns
                + """
                FROM meter WHERE account >= $1 AND account <= $2
                ORDER BY account, service, installed_on NULLS FIRST, meter
                """, [first, last]
        ) { (account: $0.accountNumber(0), meter: try Meter(row: $0)) }
        let readings = try connection.rows(ReadingRow.ofAccounts, [first, last, days.until, days.since]) {
            try ReadingRow($0)
        }
        let byAccount = Dictionary(grouping: readings, by: \.account).mapValues(\.byMeter)
        return Dictionary(grouping: meters, by: \.account).mapValues { meters in
            meters.flatMap { MeterReadings.all($0.meter, byAccount[$0.account]?[$0.meter.key] ?? [:]) }
        }
    }
}

private let metersOfAccount = meterColumns + "FROM meter WHERE account = $1"

private let meterColumns: SQL = """
    SELECT account, service, meter, registers, digits, ratio, installed_on, removed_on, verified_on, replace_by,
        registers_before, registers_since
    """ + " "

extension Meter {
    fileprivate init(row: any Row) throws {
        self.init(
            service: row.code(1), number: row.meter(2), registers: try row.word(3), digits: Int(row.int(4)),
            ratio: row.decimal(5), installedOn: row.optionalDay(6), removedOn: row.optionalDay(7),
            verifiedOn: row.optionalDay(8), replaceBy: row.optionalDay(9),
            changed: try row.optionalDay(11).map { Meter.RegisterChange(before: try row.word(10), day: $0) })
    }

    var key: MeterKey { MeterKey(service: service, number: number) }

    /// By service, the one installed first first.
    fileprivate static func isEarlier(_ one: Meter, _ other: Meter) -> Bool {
        let (first, second) = (one.installedOn?.number ?? .min, other.installedOn?.number ?? .min)
        return (one.service.text, first, one.number.text) < (other.service.text, second, other.number.text)
    }

    /// What the query below reads, taken from the latest readings. Nil if they do not begin early enough.
    fileprivate func readings(
        in days: (since: Day, until: Day), among latest: [Register: [Reading]]
    ) -> [Register: [Reading]]? {
        var found: [Register: [Reading]] = [:]
        for register in Register.allCases
        where (registers == .total) == (register == .total) || changed != nil {
            let all = latest[register] ?? []
            let taken = all.filter { $0.origin != .average }.map(\.day)
            guard let last = taken.filter({ $0 <= days.since }).max(),
                let first = taken.filter({ $0 <= last - 20 }).max()
            else { return nil }
            found[register] = all.filter { $0.day >= first && $0.day <= days.until }
        }
        return found
    }
}

struct MeterKey: Hashable {
    let service: ServiceCode
    let number: MeterNumber
}

private struct ReadingRow {
    let account: AccountNumber
    let meter: MeterKey
    let register: Register
    let reading: Reading

    init(_ row: any Row) throws {
        account = row.accountNumber(0)
        meter = MeterKey(service: row.code(1), number: row.meter(2))
        register = try row.word(3)
        reading = Reading(day: row.day(4), value: row.decimal(6), origin: try row.word(5))
    }

    /// Each table has its own condition on the account, so that tables can be distributed by account.
    static let ofAccount = template.replacing("{meters}", with: "meter.account = $1")
        .replacing("{service}", with: "COALESCE($2, meter.service)").replacing("{account}", with: "$1")
        .replacing("{owner}", with: "$1")
        .replacing("{until}", with: "$3").replacing("{since}", with: "$4")

    static let ofAccounts = template.replacing("{meters}", with: "meter.account >= $1 AND meter.account <= $2")
        .replacing("{service}", with: "meter.service").replacing("{account}", with: "meter.account")
        .replacing("{owner}", with: "owned.account")
        .replacing("{until}", with: "$3").replacing("{since}", with: "$4")

    /// Of each register the readings that were taken since 20 days before the latest real one until `since`, and the real one
    /// before them, up to and including `until`. The join goes from the registers and their first days, so that the key of the
    /// readings limits the days: a history of years is not scanned. The LIMIT, which limits nothing, keeps PostgreSQL from
    /// finding the first day anew for every reading.
    private static let template: SQL = """
        SELECT reading.account, reading.service, reading.meter, reading.register, reading.day, reading.origin,
            reading.value
        FROM (
            SELECT meter.account, meter.service, meter.meter, register.name, (
                SELECT earlier.day FROM reading AS earlier
                WHERE earlier.account = {account} AND earlier.service = meter.service AND earlier.meter = meter.meter
                    AND earlier.register = register.name AND earlier.origin <> 'average'
                    AND earlier.day <= (
                        SELECT MAX(last.day) FROM reading AS last
                        WHERE last.account = {account} AND last.service = meter.service AND last.meter = meter.meter
                            AND last.register = register.name AND last.origin <> 'average' AND last.day <= {since}) - 20
                ORDER BY earlier.day DESC LIMIT 1) AS first
            FROM meter CROSS JOIN (
                SELECT 'total' AS name UNION ALL SELECT 'day' UNION ALL SELECT 'peak' UNION ALL SELECT 'night'
            ) AS register
            WHERE {meters} AND meter.service = {service}
                AND ((meter.registers = 'total') = (register.name = 'total') OR meter.registers_before IS NOT NULL)
            LIMIT 2147483647
        ) AS owned CROSS JOIN reading
        WHERE reading.account = {owner} AND reading.service = owned.service AND reading.meter = owned.meter
            AND reading.register = owned.name AND reading.day <= {until} AND reading.day >= COALESCE(owned.first, 0)
        """
}

extension Sequence<ReadingRow> {
    fileprivate var byMeter: [MeterKey: [Register: [Reading]]] {
        reduce(into: [:]) { meters, row in
            meters[row.meter, default: [:]][row.register, default: []].append(row.reading)
        }
    }
}
