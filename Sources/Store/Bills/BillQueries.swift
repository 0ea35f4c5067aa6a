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
        let issues = try billIssues(until: month, count: 2)
        let bills = issues.map(\.dates)
        guard let own = bills.last, let stated = issues.last?.stated, own.month == month else { return nil }
        let (former, corrections) = (try before(own.issued), try corrections(month))
        let previous = bills.dropLast().last
        let since = previous?.month ?? month
        let lines = try billLines(since: since, until: month)
        let consumed = try consumption(since: month - 12, until: month)
        let adjustments = try adjustments(month)
        let told = try toldIntervals(since: since, until: month)
        let days = (since: bills.map(\.readingDays.since).min() ?? month.firstDay, until: own.readingDays.until)
        let changed = try former.value().first
        var records = BillRecords(
            account, catalogue, dates: own, previous: previous, latestMonth: try billedPeriod()?.last ?? month,
            households: try households(insteadOfPresent: changed?.household),
            ledger: try ledger(since: since, until: month), lines: try lines.value().lines,
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
    /// Only this service is read: the page that everybody opens first would cost as much as the bill.
    ///
    /// - Parameters:
    ///   - month: of the latest bill.
    ///   - households: the present ones.
    package func latestChange(_ month: Month, _ households: HouseholdHistory) throws -> BillRecords? {
        let bills = try billIssues(until: month, count: 2).map(\.dates)
        guard bills.count == 2, let own = bills.last else { return nil }
        let (previous, former) = (bills[0], try before(own.issued))
        let ledger = try ledger(since: previous.month, until: month, withBefore: false)
        let most = catalogue.services.map { service in
            (service: service, difference: ledger.difference(of: service.code, from: previous.month, to: month))
        }.max { $0.difference.magnitude < $1.difference.magnitude }
        guard let service = most?.service, most?.difference != .zero else { return nil }
        let lines = try billLines(service, since: previous.month, until: month)
        let told = try toldIntervals(since: previous.month, until: month)
        let days = (since: min(own.readingDays.since, previous.readingDays.since), until: own.readingDays.until)
        let meters = try meterReadings(service, in: days)
        let changed = try former.value().first?.household
        var records = BillRecords(
            account, catalogue, dates: own, previous: previous, latestMonth: month,
            households: try changed.map { try self.households(insteadOfPresent: $0) } ?? households,
            ledger: ledger.only(service.code), lines: try lines.value().lines, adjustments: [:], consumed: [:],
            meters: meters, told: try told.value())
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
            ToldInterval.columns + "WHERE account = $1 AND month >= $2 AND month <= $3", [number, first, last]
        ) { row in (month: row.month(1), service: row.code(2) as ServiceCode, told: try ToldInterval(row)) }.map {
            found in
            found.reduce(into: [:]) { $0[$1.month, default: [:]][$1.service, default: []].append($1.told) }
        }
    }

    /// The latest bills up to and including a month, first to last, at most `count`.
    private func billDates(until month: Month, count: Int) throws -> [BillDates] {
        try billIssues(until: month, count: count).map(\.dates)
    }

    private func billIssues(until month: Month, count: Int) throws -> [(dates: BillDates, stated: StatedIssue)] {
        let bills = try connection.rows(
            """
            SELECT month, issued, due, payer, address, residents FROM bill
            WHERE account = $1 AND month <= $2 ORDER BY month DESC LIMIT $3
            """, [number, month, count + 1]
        ) { row in
            let stated = StatedIssue(
                payer: row.optionalText(3), address: row.optionalText(4),
                residents: row.isNull(5) ? nil : Int(row.int(5)))
            return (month: row.month(0), issued: row.day(1), due: row.day(2), stated: stated)
        }
        return bills.prefix(count).enumerated().reversed().map { place, bill in
            let previous = place + 1 < bills.count ? bills[place + 1].issued : nil
            let dates = BillDates(month: bill.month, issued: bill.issued, due: bill.due, previousIssued: previous)
            return (dates, bill.stated)
        }
    }

    /// - Parameter service: nil for all services.
    private func billLines(
        _ service: Service? = nil, since first: Month, until last: Month
    ) throws -> Later<BilledRows> {
        try connection.later(
            "SELECT month, service, " + BilledRow.columns
                + """
                 FROM bill_line
                WHERE account = $1 AND month >= $2 AND month <= $3 AND service = COALESCE($4, service)
                ORDER BY month, service,
                """ + " " + BilledRow.order, [number, first, last, service?.code]
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
            """
            SELECT service, month, CAST(SUM(quantity) AS BIGINT) FROM bill_line
            WHERE account = $1 AND month >= $2 AND month <= $3
                AND service IN (SELECT service FROM meter WHERE account = $1) AND
            """ + " " + BilledRow.isUse + " GROUP BY month, service", [number, first, last]
        ) { (service: $0.code(0) as ServiceCode, month: $0.month(1), quantity: $0.decimal(2)) }.map { found in
            found.reduce(into: [:]) { $0[$1.service, default: [:]][$1.month] = $1.quantity }
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
