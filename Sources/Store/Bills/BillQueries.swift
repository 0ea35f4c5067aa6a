package import Domain

extension ReadableAccount {
    /// The months that have a bill, first to last.
    package func billedPeriod() throws -> Period? {
        try connection.row("SELECT MIN(month), MAX(month) FROM bill WHERE account = $1", [number]) { row in
            row.isNull(0) ? nil : Period(row.month(0), row.month(1))
        } ?? nil
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
                totals: catalogue.totals(ledger[row.month(0)]))
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
        let issues = try issuedBills(until: month, count: 2)
        let bills = Array(issues.dates(2).reversed())
        guard let own = bills.last, let stated = issues.first?.stated, own.month == month else { return nil }
        let (former, corrections) = (try before(own.issued), try corrections(month))
        let previous = bills.dropLast().last
        let since = previous?.month ?? month
        let lines = try billLines(since: since, until: month)
        let consumed = try consumption(since: month - 12, until: month)
        let adjustments = try adjustments(month)
        let told = try toldIntervals(since: since, until: month)
        let days = (since: bills.map(\.readingDays.since).min() ?? month.firstDay, until: own.readingDays.until)
        let latestMonth = try billedPeriod()?.last ?? month
        // The latest bill also tells what is to pay, from the same rows.
        let recent = try month == latestMonth ? recentBalances() : nil
        let changed = try former.value().first
        var records = BillRecords(
            account, catalogue, dates: own, previous: previous, latestMonth: latestMonth,
            households: try households(insteadOfPresent: changed?.household),
            ledger: try recent?.rows.value().ledger(since: since, until: month) ?? ledger(since: since, until: month),
            lines: try lines.value().lines,
            adjustments: try adjustments.value(), consumed: try consumed.value(), meters: try meterReadings(in: days),
            told: try told.value())
        records.others = try lines.value().others
        records.issue = issue(stated, changed, corrections: try corrections.value())
        return records
    }

    /// The same with the data of its payment, and of its back.
    ///
    /// - Throws: as `bill`.
    package func wholeBill(_ month: Month, withBack: Bool = true) throws -> BillRecords? {
        guard var records = try bill(month) else { return nil }
        let texts = try billTexts(on: records.dates.issued)
        if withBack { records.back = texts.filter { !$0.warns }.map(\.text) }
        records.warning = texts.filter(\.warns).map(\.text)
        if records.isLatest {
            let balances = try presentBalances().value()
            records.balances = balances
            if AmountDue(balances).paidSince != .zero { records.paidOn = try paymentDays(after: month) }
        }
        return records
    }

    /// The stored data of the service whose sum the latest bill changed most. Nil before the second bill, and if no sum
    /// changed.
    ///
    /// - Parameter households: the present ones.
    package func latestChange(_ households: HouseholdHistory) throws -> BillRecords? {
        let recent = try recentBalances()
        let bills = try recent.bills.value().dates(2)
        guard bills.count == 2, let own = bills.first?.month, let previous = bills.last?.month else { return nil }
        let rows = try recent.rows.value()
        let differences = rows.differences(from: previous, to: own)
        let most = catalogue.services.compactMap { service in
            differences.first { $0.service == service.code }.map { (service: service, size: $0.difference.magnitude) }
        }.max { $0.size < $1.size }
        guard let most, most.size != .zero else { return nil }
        let ledger = try rows.ledger(of: most.service.code, since: previous, until: own)
        return try records(of: most.service, bills, { ledger }, { households })
    }

    /// The stored data of a service in a month's bill and in the previous one; nil if there is no bill.
    ///
    /// - Throws: as `bill`.
    package func charge(of service: Service, in month: Month) throws -> BillRecords? {
        let bills = try issuedBills(until: month, count: 2).dates(2)
        guard bills.first?.month == month, let since = bills.last?.month else { return nil }
        return try records(
            of: service, bills, { try self.ledger(since: since, until: month, of: service) }, { try self.households() })
    }

    /// Only one service is read: a page about it would cost as much as the bill.
    ///
    /// - Parameters:
    ///   - bills: the bill, and the previous one if there is one.
    ///   - ledger, households: read when everything else has been asked for; the present households.
    private func records(
        of service: Service, _ bills: [BillDates], _ ledger: () throws -> Ledger,
        _ households: () throws -> HouseholdHistory
    ) throws -> BillRecords? {
        guard let own = bills.first, let last = bills.last else { return nil }
        let former = try before(own.issued)
        let lines = try billLines(service, since: last.month, until: own.month)
        let told = try toldIntervals(since: last.month, until: own.month)
        let days = (since: bills.map(\.readingDays.since).min() ?? own.issued, until: own.readingDays.until)
        let meters = try laterMeterReadings(service, in: days)
        let known = try ledger()
        let changed = try former.value().first?.household
        var records = BillRecords(
            account, catalogue, dates: own, previous: bills.dropFirst().first, latestMonth: own.month,
            households: try changed.map { try self.households(insteadOfPresent: $0) } ?? households(),
            ledger: known, lines: try lines.value().lines, adjustments: [:], consumed: [:],
            meters: try meters.value(), told: try told.value())
        records.others = try lines.value().others
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
        let lines = try billLines(service, since: first.month - 1, until: last.month)
        let told = try toldIntervals(since: first.month, until: last.month)
        let charged = try connection.later(
            """
            SELECT month, charged, adjusted FROM balance
            WHERE account = $1 AND service = $2 AND month >= $3 AND month <= $4
            """, [number, service.code, first.month - 1, last.month]
        ) { (month: $0.month(0), charged: $0.money(1), isAdjusted: $0.money(2) != .zero) }
        let days = (since: bills.map(\.readingDays.since).min() ?? first.issued, until: last.readingDays.until)
        let meters = try meterReadings(service, in: days)
        let billed = try lines.value()
        let balances = try charged.value()
        let charges = balances.map { balance in
            (balance.month, balance.charged - (billed.others[balance.month]?[service.code] ?? []).map(\.charged).sum())
        }
        return ChargeRecords(
            service: service.code, bills: bills, charged: Dictionary(uniqueKeysWithValues: charges),
            adjusted: Set(balances.filter(\.isAdjusted).map(\.month)),
            lines: billed.lines.compactMapValues { $0[service.code] }, meters: meters,
            told: try told.value().compactMapValues { $0[service.code] }, households: try households())
    }

    /// On which readings bills rest, as the batches tell it.
    private func toldIntervals(
        since first: Month, until last: Month
    ) throws -> Later<[Month: [ServiceCode: [ToldInterval]]]> {
        try connection.later(
            BillSQL.told, [number, first, last]
        ) { row in (month: row.month(1), service: row.code(2) as ServiceCode, told: try ToldInterval(row)) }.map {
            found in
            found.reduce(into: [:]) { $0[$1.month, default: [:]][$1.service, default: []].append($1.told) }
        }
    }

    /// The latest bills up to and including a month, first to last, at most `count`.
    private func billDates(until month: Month, count: Int) throws -> [BillDates] {
        try issuedBills(until: month, count: count).dates(count).reversed()
    }

    /// The newest first, with the one before them.
    private func issuedBills(until month: Month, count: Int) throws -> [IssuedBill] {
        try connection.rows(BillSQL.until, [number, month, count + 1], as: IssuedBill.init)
    }

    /// - Parameter service: nil for all services.
    private func billLines(
        _ service: Service? = nil, since first: Month, until last: Month
    ) throws -> Later<BilledRows> {
        let months: [any Bindable] = [number, first, last]
        return try connection.later(
            service == nil ? BillSQL.lines : BillSQL.linesOfService, service.map { months + [$0.code] } ?? months
        ) { row in
            (month: row.month(0), service: row.code(1) as ServiceCode, row: try BilledRow(row: row, 2))
        }.map { found in
            found.reduce(into: BilledRows()) { $0.add($1.row, $1.month, $1.service) }
        }
    }

    /// The billed quantities of each metered service, by month.
    private func consumption(
        since first: Month, until last: Month
    ) throws -> Later<[ServiceCode: [Month: ExactDecimal]]> {
        try connection.later(
            BillSQL.consumption, [number, first, last]
        ) { (service: $0.code(0) as ServiceCode, month: $0.month(1), quantity: $0.decimal(2)) }.map { found in
            Dictionary(grouping: found, by: \.service).mapValues { lines in
                Dictionary(grouping: lines, by: \.month).mapValues { $0.map(\.quantity).sum() }
            }
        }
    }

    private func adjustments(
        _ month: Month
    ) throws -> Later<[ServiceCode: [Adjustment]]> {
        try connection.later(
            """
            SELECT service, amount, reason_kk, reason_ru, reason_en, about FROM adjustment
            WHERE account = $1 AND month = $2 ORDER BY service, number
            """, [number, month]
        ) { row in
            let about = row.isNull(5) ? nil : row.month(5)
            let adjustment = Adjustment(amount: row.money(1), reason: row.words(2), about: about)
            return (service: row.code(0) as ServiceCode, adjustment: adjustment)
        }.map { found in
            Dictionary(grouping: found, by: \.service).mapValues { $0.map(\.adjustment) }
        }
    }
}
