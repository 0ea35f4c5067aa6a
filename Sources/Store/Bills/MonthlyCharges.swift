package import Domain

/// A charge of some account, for the operator's own check: no customer asks for it.
package struct AccountCharge: Sendable {
    package let account: AccountNumber
    package let grounds: ChargeGrounds
}

/// The accounts after one, until another: so that a month's can be shared out. Open where nil.
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
        ) { AccountNumber(stored: $0.text(0)) }
        return AccountRange(after: previous, until: last)
    }

    /// What the charges of a month rest on, of the service that each household's plan is for, in the order of the accounts. Each
    /// table is read once for all of them, along its key.
    package func charges(
        of month: Month, _ range: AccountRange, _ tariffs: TariffBook
    ) throws -> [AccountCharge] {
        let bills = try connection.rows(
            """
            SELECT account, issued, (
                SELECT earlier.issued FROM bill AS earlier
                WHERE earlier.account = bill.account AND earlier.month < $1 ORDER BY earlier.month DESC LIMIT 1)
            FROM bill WHERE month = $1 AND account > $2 AND account <= $3 ORDER BY account
            """, [month, range.after?.text ?? "", range.until?.text ?? afterAllAccounts]
        ) { row in
            let before = (month - 1).lastDay
            return (account: row.text(0), issued: row.day(1), issuedBefore: row.optionalDay(2) ?? before)
        }
        guard let first = bills.first, let last = bills.last else { return [] }
        let chunk = Chunk(
            month: month, first: first.account, last: last.account,
            since: min(bills.map(\.issuedBefore).min() ?? first.issuedBefore, (month - 1).lastDay),
            until: max(bills.map(\.issued).max() ?? first.issued, month.lastDay))

        let households = try households(chunk)
        let plans = Set(households.values.flatMap { $0.compactMap(\.1.plan) })
        let services = try Set(plans.compactMap { tariffs[$0]?.service }).sorted().map { service in
            (service, try billed(chunk, service), try lines(chunk, service), try meters(chunk, service))
        }
        return bills.flatMap { bill in
            services.compactMap { service, billed, lines, meters in
                guard let charged = billed[bill.account], charged != .zero || lines[bill.account] != nil else {
                    return nil
                }
                let own = lines[bill.account] ?? []
                let history = meters[bill.account]?.billed(issued: (bill.issuedBefore, bill.issued), month)[service]
                let readings = history?.readings(of: own) ?? BilledReadings()
                let grounds = ChargeGrounds(
                    service: service, month: month, billed: charged, lines: own, meters: readings.periods,
                    unread: readings.unread, households: households[bill.account] ?? [])
                guard grounds.isPlanned(tariffs) else { return nil }
                return AccountCharge(account: AccountNumber(stored: bill.account), grounds: grounds)
            }
        }
    }

    private func households(_ chunk: Chunk) throws -> [String: [(from: Day, Household)]] {
        let changes = try connection.rows(
            """
            SELECT residents, stove, benefit, plan, valid_from, account FROM household
            WHERE account >= $1 AND account <= $2 ORDER BY account, valid_from
            """, [chunk.first, chunk.last]
        ) { row in (account: row.text(5), household: (from: row.day(4), try Household(row: row))) }
        let known = Dictionary(grouping: changes, by: \.account).mapValues { $0.map(\.household) }
        // As it is now, where no change is known.
        let now = try connection.rows(
            """
            SELECT residents, stove, benefit, plan, account FROM account
            WHERE account >= $1 AND account <= $2 AND plan IS NOT NULL
            """, [chunk.first, chunk.last]
        ) { row in (row.text(4), [(from: Day(number: 0), try Household(row: row))]) }
        return known.merging(now) { known, _ in known }
    }

    private func billed(_ chunk: Chunk, _ service: String) throws -> [String: Money] {
        let sums = try connection.rows(
            """
            SELECT bill.account, balance.charged FROM bill CROSS JOIN balance
            WHERE bill.month = $1 AND bill.account >= $2 AND bill.account <= $3
                AND balance.account = bill.account AND balance.service = $4 AND balance.month = $1
            """, [chunk.month, chunk.first, chunk.last, service]
        ) { ($0.text(0), $0.money(1)) }
        return Dictionary(sums) { first, _ in first }
    }

    private func lines(_ chunk: Chunk, _ service: String) throws -> [String: [BillLine]] {
        let lines = try connection.rows(
            """
            SELECT bill.account, step, method, quantity, price, charged FROM bill CROSS JOIN bill_line
            WHERE bill.month = $1 AND bill.account >= $2 AND bill.account <= $3 AND bill_line.account = bill.account
                AND bill_line.month = $1 AND bill_line.service = $4
            """, [chunk.month, chunk.first, chunk.last, service]
        ) { row in
            let line = BillLine(
                step: try row.code(1), method: try row.code(2), quantity: row.decimal(3), price: row.decimal(4),
                charged: row.money(5))
            return (account: row.text(0), line: line)
        }
        return Dictionary(grouping: lines, by: \.account).mapValues { $0.map(\.line) }
    }

    /// As `meterHistory` does for one account, whose query must name just that one: so tables can be distributed by it.
    private func meters(_ chunk: Chunk, _ service: String) throws -> [String: MeterHistory] {
        var histories: [String: MeterHistory] = [:]
        _ = try connection.rows(
            """
            SELECT account, service, meter, ratio, registers, installed_on, removed_on FROM meter
            WHERE account >= $1 AND account <= $2 AND service = $3 ORDER BY account, installed_on, meter
            """, [chunk.first, chunk.last, service]
        ) { histories[$0.text(0), default: MeterHistory()].add(StoredMeter($0, from: 1)) }
        _ = try connection.rows(
            """
            SELECT meter.account, reading.meter, reading.register, reading.day, reading.origin, reading.value
            FROM meter CROSS JOIN (
                SELECT 'total' AS name UNION ALL SELECT 'day' UNION ALL SELECT 'peak' UNION ALL SELECT 'night'
            ) AS register CROSS JOIN reading
            WHERE meter.account >= $1 AND meter.account <= $2 AND meter.service = $3
                AND (meter.registers = 'total') = (register.name = 'total')
                AND reading.account = meter.account AND reading.service = $3 AND reading.meter = meter.meter
                AND reading.register = register.name AND reading.day <= $4
                AND reading.day >= COALESCE((
                    SELECT MAX(earlier.day) FROM reading AS earlier
                    WHERE earlier.account = meter.account AND earlier.service = $3 AND earlier.meter = meter.meter
                        AND earlier.register = register.name AND earlier.day <= $5), $5)
            """, [chunk.first, chunk.last, service, chunk.until, chunk.since]
        ) { row in
            histories[row.text(0)]?.add(
                Reading(day: row.day(3), value: row.decimal(5), origin: try row.code(4)), meter: row.text(1),
                of: service, try row.code(2))
        }
        return histories
    }
}

/// Comes after all numbers that an account can have.
private let afterAllAccounts = "~"

/// Accounts that follow each other, and the days of their readings.
private struct Chunk {
    let month: Month
    let first: String
    let last: String
    /// Of each register the latest reading until this day counts too.
    let since: Day
    let until: Day
}
