package import Domain

extension ReadableAccount {
    /// The months that have a bill, first to last.
    package func billedPeriod() throws -> Period? {
        try connection.row("SELECT MIN(month), MAX(month) FROM bill WHERE account = $1", [number]) { row in
            row.isNull(0) ? nil : Period(row.month(0), row.month(1))
        } ?? nil
    }

    /// The latest months that have a bill, the newest first.
    package func billedMonths(latest count: Int) throws -> [Month] {
        try connection.rows(
            "SELECT month FROM bill WHERE account = $1 ORDER BY month DESC LIMIT $2", [number, count]
        ) { $0.month(0) }
    }

    /// The bills of a period, newest first, each with the ledger's sums of its month.
    ///
    /// - Throws: `LedgerError` if the stored data do not add up, which the import prevents.
    package func bills(in period: Period) throws -> [BillSummary] {
        let ledger = try ledger(since: period.first, until: period.last)
        return try connection.rows(
            """
            SELECT month, issued, due FROM bill
            WHERE account = $1 AND month >= $2 AND month <= $3 ORDER BY month DESC
            """, [number, period.first, period.last]
        ) { row in
            BillSummary(
                month: row.month(0), issued: row.day(1), due: row.day(2),
                totals: BillTotals(Array(ledger[row.month(0)].values)))
        }
    }

    /// The latest bill of all; nil before the first.
    package func latestBill() throws -> BillSummary? {
        try billedPeriod().flatMap { Period($0.last, $0.last) }.flatMap {
            try bills(in: $0).first
        }
    }

    /// The stored data of a month's bill and of the previous one; nil if there is no bill.
    ///
    /// - Throws: `LedgerError` if the stored data do not add up, which the import prevents.
    package func bill(_ month: Month) throws -> BillRecords? {
        let bills = try billDates(until: month, count: 2)
        guard let own = bills.last, own.month == month else { return nil }
        let previous = bills.dropLast().last
        let since = previous?.month ?? month
        let lines = try billLines(since: since, until: month)
        let consumed = try consumption(since: month - 12, until: month)
        let adjustments = try adjustments(month)
        let told = try toldIntervals(since: since, until: month)
        let days = (since: bills.map(\.readingDays.since).min() ?? month.firstDay, until: own.readingDays.until)
        return BillRecords(
            account, catalogue, dates: own, previous: previous, latestMonth: try billedPeriod()?.last ?? month,
            households: try households(), ledger: try ledger(since: since, until: month), lines: try lines.value(),
            adjustments: try adjustments.value(), consumed: try consumed.value(), meters: try meterReadings(in: days),
            told: try told.value())
    }

    /// The same with the data of its payment, and of its back.
    ///
    /// - Throws: as `bill`.
    package func wholeBill(_ month: Month, withBack: Bool = true) throws -> BillRecords? {
        guard var records = try bill(month) else { return nil }
        if withBack { records.back = try billBack(on: records.dates.issued) }
        if records.isLatest { records.balances = try serviceBalances().value() }
        return records
    }

    /// The stored data of a service's charges in the months that have a bill.
    package func charges(_ service: Service, in period: Period) throws -> ChargeRecords {
        let bills = try billDates(until: period.last, count: period.months.count)
            .filter { $0.month >= period.first }
        guard let first = bills.first, let last = bills.last else {
            return ChargeRecords(
                service: service.code, bills: [], charged: [:], lines: [:], meters: [], told: [:], households: [:])
        }
        let lines = try billLines(service, since: first.month, until: last.month)
        let told = try toldIntervals(since: first.month, until: last.month)
        let charged = try connection.later(
            "SELECT month, charged FROM balance WHERE account = $1 AND service = $2 AND month >= $3 AND month <= $4",
            [number, service.code, first.month, last.month]
        ) { ($0.month(0), $0.money(1)) }
        let days = (since: bills.map(\.readingDays.since).min() ?? first.issued, until: last.readingDays.until)
        let meters = try meterReadings(service, in: days)
        return ChargeRecords(
            service: service.code, bills: bills,
            charged: Dictionary(uniqueKeysWithValues: try charged.value()),
            lines: try lines.value().compactMapValues { $0[service.code] }, meters: meters,
            told: try told.value().compactMapValues { $0[service.code] }, households: try households())
    }

    /// On which readings bills rest, as the batches tell it.
    private func toldIntervals(
        since first: Month, until last: Month
    ) throws -> Later<[Month: [ServiceCode: [ToldInterval]]]> {
        try connection.later(
            ToldInterval.columns + "WHERE account = $1 AND month >= $2 AND month <= $3", [number, first, last]
        ) { row in (month: row.month(1), service: row.code(2) as ServiceCode, told: try ToldInterval(row)) }.map {
            found in
            found.reduce(into: [:]) { $0[$1.month, default: [:]][$1.service, default: []].append($1.told) }
        }
    }

    /// The latest bills up to and including a month, first to last, at most `count`.
    private func billDates(until month: Month, count: Int) throws -> [BillDates] {
        let dates = try connection.rows(
            "SELECT month, issued, due FROM bill WHERE account = $1 AND month <= $2 ORDER BY month DESC LIMIT $3",
            [number, month, count + 1]
        ) { (month: $0.month(0), issued: $0.day(1), due: $0.day(2)) }
        return dates.prefix(count).enumerated().reversed().map { place, bill in
            BillDates(
                month: bill.month, issued: bill.issued, due: bill.due,
                previousIssued: place + 1 < dates.count ? dates[place + 1].issued : nil)
        }
    }

    /// - Parameter service: nil for all services.
    private func billLines(
        _ service: Service? = nil, since first: Month, until last: Month
    ) throws -> Later<[Month: [ServiceCode: [BillLine]]]> {
        try connection.later(
            """
            SELECT month, service, step, method, quantity, price, charged FROM bill_line
            WHERE account = $1 AND month >= $2 AND month <= $3 AND service = COALESCE($4, service)
            ORDER BY month, service, step
            """, [number, first, last, service?.code]
        ) { row in
            let line = BillLine(
                step: try row.word(2), method: try row.word(3), quantity: row.decimal(4), price: row.decimal(5),
                charged: row.money(6))
            return (month: row.month(0), service: row.code(1) as ServiceCode, line: line)
        }.map { found in
            found.reduce(into: [:]) { $0[$1.month, default: [:]][$1.service, default: []].append($1.line) }
        }
    }

    /// The billed quantities of each metered service, by month.
    private func consumption(
        since first: Month, until last: Month
    ) throws -> Later<[ServiceCode: [Month: ExactDecimal]]> {
        try connection.later(
            """
            SELECT service, month, CAST(SUM(quantity) AS BIGINT) FROM bill_line
            WHERE account = $1 AND month >= $2 AND month <= $3
                AND service IN (SELECT service FROM meter WHERE account = $1)
            GROUP BY month, service
            """, [number, first, last]
        ) { (service: $0.code(0) as ServiceCode, month: $0.month(1), quantity: $0.decimal(2)) }.map { found in
            found.reduce(into: [:]) { $0[$1.service, default: [:]][$1.month] = $1.quantity }
        }
    }

    private func adjustments(
        _ month: Month
    ) throws -> Later<[ServiceCode: [Adjustment]]> {
        try connection.later(
            """
            SELECT service, amount, reason_kk, reason_ru, reason_en FROM adjustment
            WHERE account = $1 AND month = $2 ORDER BY service, number
            """, [number, month]
        ) { (service: $0.code(0) as ServiceCode, adjustment: Adjustment(amount: $0.money(1), reason: $0.words(2))) }.map
        { found in
            Dictionary(grouping: found, by: \.service).mapValues { $0.map(\.adjustment) }
        }
    }
}

extension ToldInterval {
    static let columns: SQL = """
        SELECT account, month, service, meter, register, from_day, from_value, until_day, until_value FROM bill_reading
        """ + " "

    init(_ row: any Row) throws {
        self.init(
            meter: row.meter(3), register: try row.word(4), from: Count(day: row.day(5), value: row.decimal(6)),
            until: Count(day: row.day(7), value: row.decimal(8)))
    }
}
