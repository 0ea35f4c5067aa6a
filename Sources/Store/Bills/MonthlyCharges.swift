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
        let services = try catalogue.services.map(\.code).sorted().map { service in
            let meters = try meterReadings(from: chunk.first, to: chunk.last, service, in: chunk.readingDays)
            return (service, try billed(chunk, service), try lines(chunk, service), meters)
        }
        return bills.flatMap { bill in
            services.compactMap { service, billed, lines, meters in
                billed[bill.account].map { charged in
                    let use = charged.now - lines.others(of: bill.account)
                    let records = ChargeRecords(
                        service: service, bills: [bill.dates], charged: [month: use, month - 1: charged.before],
                        adjusted: charged.isAdjusted ? [month] : [],
                        lines: lines.lines[bill.account].map { [month: $0] } ?? [:], meters: meters[bill.account] ?? [],
                        told: (told[bill.account]?[service]).map { [month: $0] } ?? [:],
                        households: households[bill.account] ?? [:])
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

    /// In the month, and for use in the one before.
    private func billed(
        _ chunk: Chunk, _ service: ServiceCode
    ) throws -> [AccountNumber: (now: Money, before: Money, isAdjusted: Bool)] {
        let sums = try connection.rows(
            """
            SELECT bill.account, balance.charged, COALESCE((
                SELECT earlier.charged FROM balance AS earlier
                WHERE earlier.account = bill.account AND earlier.service = $4 AND earlier.month = $5), 0) - COALESCE((
                SELECT SUM(bill_line.charged) FROM bill_line
                WHERE bill_line.account = bill.account AND bill_line.month = $5 AND bill_line.service = $4 AND NOT
            """ + " " + BilledRow.isUse + """
                    ), 0), balance.adjusted
                FROM bill CROSS JOIN balance
                WHERE bill.month = $1 AND bill.account >= $2 AND bill.account <= $3
                    AND balance.account = bill.account AND balance.service = $4 AND balance.month = $1
                """, [chunk.month, chunk.first, chunk.last, service, chunk.month - 1]
        ) { ($0.accountNumber(0), (now: $0.money(1), before: $0.money(2), isAdjusted: $0.money(3) != .zero)) }
        return Dictionary(sums) { first, _ in first }
    }

    private func lines(_ chunk: Chunk, _ service: ServiceCode) throws -> ChunkLines {
        let rows = try connection.rows(
            "SELECT bill.account, " + BilledRow.columns
                + """
                 FROM bill CROSS JOIN bill_line
                WHERE bill.month = $1 AND bill.account >= $2 AND bill.account <= $3 AND bill_line.account = bill.account
                    AND bill_line.month = $1 AND bill_line.service = $4
                """, [chunk.month, chunk.first, chunk.last, service]
        ) { row in (account: row.accountNumber(0), row: try BilledRow(row: row, 1)) }
        return rows.reduce(into: ChunkLines()) { $0.add($1.row, $1.account) }
    }
}

/// The lines of a service, and its charges for something else than what was used.
private struct ChunkLines {
    private(set) var lines: [AccountNumber: [BillLine]] = [:]
    private var others: [AccountNumber: Money] = [:]

    mutating func add(_ row: BilledRow, _ account: AccountNumber) {
        switch row {
        case .line(let line): lines[account, default: []].append(line)
        case .other(let other): others[account, default: .zero] += other.charged
        }
    }

    func others(of account: AccountNumber) -> Money { others[account] ?? .zero }
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
