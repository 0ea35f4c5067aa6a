package import Domain

/// The accounts after one, up to and including another, to divide a month's accounts among workers. Nil is no limit.
package struct AccountRange: Sendable {
    package let after: AccountNumber?
    package let until: AccountNumber?

    package init(after: AccountNumber?, until: AccountNumber?) {
        (self.after, self.until) = (after, until)
    }
}

extension Operator {
    /// The next `count` accounts that have a bill of a month.
    package func accounts(of month: Month, after previous: AccountNumber?, count: Int) throws -> AccountRange {
        let last = try connection.row(
            "SELECT account FROM bill WHERE month = $1 AND account > $2 ORDER BY account LIMIT 1 OFFSET $3",
            [month, previous?.text ?? "", count - 1]
        ) { $0.accountNumber(0) }
        return AccountRange(after: previous, until: last)
    }

    /// The stored data of a month's charges of all services, in the order of the accounts.
    /// Each table is read once for all of them, along its key.
    package func charges(
        of month: Month, _ range: AccountRange, _ catalogue: Catalogue
    ) throws -> [(account: AccountNumber, records: ChargeRecords)] {
        let bills = try connection.rows(
            """
            SELECT account, issued, (
                SELECT earlier.issued FROM bill AS earlier
                WHERE earlier.account = bill.account AND earlier.month < $1 ORDER BY earlier.month DESC LIMIT 1), due
            FROM bill WHERE month = $1 AND account > $2 AND account <= $3 ORDER BY account
            """, [month, range.after?.text ?? "", range.until?.text ?? afterAllAccounts]
        ) { row in
            let dates = BillDates(
                month: month, issued: row.day(1), due: row.day(3), previousIssued: row.optionalDay(2))
            return (account: row.accountNumber(0), dates: dates)
        }
        guard let first = bills.first, let last = bills.last else { return [] }
        let chunk = Chunk(
            month: month, first: first.account, last: last.account,
            readingDays: (
                since: bills.map(\.dates.readingDays.since).min() ?? month.firstDay,
                until: bills.map(\.dates.readingDays.until).max() ?? month.lastDay
            ))

        let households = try households(chunk, catalogue.tariffs.categories)
        let told = try toldIntervals(chunk)
        let charges = try charges(chunk)
        let meters = try meterReadings(from: chunk.first, to: chunk.last, in: chunk.readingDays)
        let services = catalogue.services.map(\.code).sorted()
        return bills.flatMap { bill in
            let (charged, meters) = (charges[bill.account] ?? [:], meters[bill.account] ?? [])
            let (told, households) = (told[bill.account] ?? [:], households[bill.account] ?? [:])
            return services.compactMap { service in
                charged[service].map { charge in
                    let records = ChargeRecords(
                        service: service, bills: [bill.dates], charged: [month: charge.now, month - 1: charge.before],
                        adjusted: charge.isAdjusted ? [month] : [],
                        lines: charge.lines.isEmpty ? [:] : [month: charge.lines],
                        meters: meters.filter { $0.meter.service == service },
                        told: told[service].map { [month: $0] } ?? [:], households: households)
                    return (bill.account, records)
                }
            }
        }
    }

    /// How many charges of a month stand on no bill.
    package func chargesWithoutBill(_ month: Month) throws -> Int {
        let count = try connection.row(
            """
            SELECT COUNT(*) FROM account CROSS JOIN service CROSS JOIN balance
            WHERE balance.account = account.account AND balance.service = service.service AND balance.month = $1
                AND balance.charged <> 0
                AND NOT EXISTS (SELECT 1 FROM bill WHERE bill.account = account.account AND bill.month = $1)
            """, [month]
        ) { $0.int(0) }
        return Int(count ?? 0)
    }

    private func households(
        _ chunk: Chunk, _ categories: HouseholdCategories
    ) throws -> [AccountNumber: HouseholdHistory] {
        var facts: [AccountNumber: HouseholdFacts] = [:]
        _ = try connection.rows(
            HouseholdFacts.ofAccounts, [chunk.first, chunk.last]
        ) { row in try facts[row.accountNumber(7), default: HouseholdFacts()].add(row, categories) }
        return facts.mapValues(\.history)
    }

    private func toldIntervals(_ chunk: Chunk) throws -> [AccountNumber: [ServiceCode: [ToldInterval]]] {
        let told = try connection.rows(
            ToldInterval.columns + "WHERE account >= $1 AND account <= $2 AND month = $3",
            [chunk.first, chunk.last, chunk.month]
        ) { row in (account: row.accountNumber(0), service: row.code(2) as ServiceCode, told: try ToldInterval(row)) }
        return told.reduce(into: [:]) { $0[$1.account, default: [:]][$1.service, default: []].append($1.told) }
    }

    /// Of the services with a balance in the month.
    private func charges(_ chunk: Chunk) throws -> [AccountNumber: [ServiceCode: MonthlyCharge]] {
        var charges: [AccountNumber: [ServiceCode: MonthlyCharge]] = [:]
        let values: [any Bindable] = [chunk.month, chunk.first, chunk.last, chunk.month - 1]
        try connection.visit(balancesOfBills, values) { row in
            charges[row.accountNumber(0), default: [:]][row.code(1), default: MonthlyCharge()]
                .add(balance: row.money(3), isAdjusted: row.money(4) != .zero, isBefore: row.month(2) < chunk.month)
        }
        try connection.visit(linesOfBills, values) { row in
            try charges[row.accountNumber(0), default: [:]][row.code(1), default: MonthlyCharge()]
                .add(BilledRow(row: row, 3), isBefore: row.month(2) < chunk.month)
        }
        return charges.mapValues { $0.filter(\.value.isInMonth) }
    }
}

/// CROSS JOIN looks each service's months up: the account's whole history is not scanned.
private let balancesOfBills: SQL =
    """
    SELECT bill.account, balance.service, balance.month, balance.charged, balance.adjusted
    FROM bill CROSS JOIN service CROSS JOIN balance
    WHERE bill.month = $1 AND bill.account >= $2 AND bill.account <= $3
        AND balance.account = bill.account AND balance.service = service.service
        AND balance.month >= $4 AND balance.month <= $1
    """

/// The lines of the month, and of the month before what was charged for something else than use.
private let linesOfBills: SQL =
    "SELECT bill.account, bill_line.service, bill_line.month, " + BilledRow.columns
        + """
         FROM bill CROSS JOIN bill_line
        WHERE bill.month = $1 AND bill.account >= $2 AND bill.account <= $3
            AND bill_line.account = bill.account AND bill_line.month >= $4 AND bill_line.month <= $1
            AND (bill_line.month = $1 OR NOT
        """ + " (" + BilledRow.isUse + ")) ORDER BY bill.account, bill_line.month, bill_line.service, "
    + BilledRow.order

/// What a service's use cost in a month and in the one before.
private struct MonthlyCharge {
    private(set) var now = Money.zero
    private(set) var before = Money.zero
    private(set) var isAdjusted = false
    private(set) var lines: [BillLine] = []
    /// Whether it has a balance in the month itself.
    private(set) var isInMonth = false

    mutating func add(balance charged: Money, isAdjusted: Bool, isBefore: Bool) {
        if isBefore {
            before += charged
            return
        }
        (isInMonth, self.isAdjusted) = (true, isAdjusted)
        now += charged
    }

    mutating func add(_ row: BilledRow, isBefore: Bool) {
        switch row {
        case .line(let line): lines.append(line)
        case .other(let other) where isBefore: before -= other.charged
        case .other(let other): now -= other.charged
        }
    }
}

/// Sorts after all account numbers.
private let afterAllAccounts = "~"

/// Consecutive accounts, and the days of their readings.
private struct Chunk {
    let month: Month
    let first: AccountNumber
    let last: AccountNumber
    let readingDays: (since: Day, until: Day)
}
