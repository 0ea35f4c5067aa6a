import Domain

/// The latest bills of an account, and its balances since the bill before the latest: what is to pay now, and what the latest
/// bill changed. Two short ranges of keys for each service, whatever the account's age.
struct RecentBalances {
    /// The latest three, the newest first.
    let bills: Later<[IssuedBill]>
    /// Of each service the last balance until the month of the bill before the latest, and all after it; in any order.
    let rows: Later<[ServiceMonth]>

    init(of account: AccountNumber, _ connection: any Connection) throws {
        bills = try connection.later(latestBills, [account], as: IssuedBill.init)
        rows = try connection.later(balances, [account], as: ServiceMonth.init)
    }

    /// Each service's latest balance with its part of the latest bill, and that bill.
    func present(_ services: [Service]) throws -> PresentBalances {
        let (latest, rows) = (try bills.value().first, try rows.value())
        let bill = latest.map { PresentBalances.LatestBill(month: $0.month, due: $0.due) }
        return PresentBalances(services.compactMap { Self.balance(of: $0, in: rows, bill) }, bill: bill)
    }

    /// Nil if the service has no balance.
    private static func balance(
        of service: Service, in rows: [ServiceMonth], _ bill: PresentBalances.LatestBill?
    ) -> ServiceBalance? {
        var (last, billed, paidSince): (MonthBalance?, MonthBalance?, Money) = (nil, nil, .zero)
        for row in rows where row.service == service.code {
            let balance = row.balance
            if isLater(balance, than: last) { last = balance }
            guard let bill else { continue }
            if balance.month > bill.month {
                paidSince += balance.paid
            } else if isLater(balance, than: billed) {
                billed = balance
            }
        }
        guard let last else { return nil }
        return ServiceBalance(
            service: service, month: last.month, charged: last.charged, closing: last.closing,
            billed: billed.map { part in
                let isOfBill = part.month == bill?.month
                return ServiceBalance.Billed(
                    closing: part.closing,
                    raised: isOfBill ? max(part.charged, .zero) + max(part.adjusted, .zero) : .zero,
                    paidSince: paidSince)
            })
    }

    private static func isLater(_ balance: MonthBalance, than other: MonthBalance?) -> Bool {
        other.map { $0.month < balance.month } ?? true
    }
}

private let latestBills: SQL =
    "SELECT " + IssuedBill.columns + " FROM bill WHERE account = $1 ORDER BY month DESC LIMIT 3"

/// CROSS JOIN keeps SQLite from scanning the account's whole history: it looks up each service's months instead. The LIMIT, which
/// limits nothing, keeps PostgreSQL from finding each service's first month anew for every balance of the account.
private let balances: SQL =
    "SELECT " + ServiceMonth.columns
        + """
         FROM (
            SELECT service.service, (
                SELECT MAX(earlier.month) FROM balance AS earlier
                WHERE earlier.account = $1 AND earlier.service = service.service AND earlier.month <= COALESCE(
                    (SELECT month FROM bill WHERE account = $1 ORDER BY month DESC LIMIT 1 OFFSET 1),
                    (SELECT MAX(month) FROM bill WHERE account = $1), 2147483647)) AS month
            FROM service LIMIT 2147483647
        ) AS service CROSS JOIN balance
        WHERE balance.account = $1 AND balance.service = service.service AND balance.month >= COALESCE(service.month, 0)
        """

/// A row of `balance`.
struct ServiceMonth {
    let service: ServiceCode
    let balance: MonthBalance

    static let columns: SQL =
        """
        balance.service, balance.month, balance.opening, balance.charged, balance.adjusted, balance.paid,
        balance.closing
        """

    init(_ row: any Row) throws {
        service = row.code(0)
        balance = try MonthBalance(
            month: row.month(1), opening: row.money(2), charged: row.money(3), adjusted: row.money(4),
            paid: row.money(5), closing: row.money(6))
    }
}

extension [ServiceMonth] {
    /// - Parameters:
    ///   - service: nil for all services.
    ///   - first: the month of the bill before the latest, or of the only one.
    func ledger(of service: ServiceCode? = nil, since first: Month, until last: Month) throws -> Ledger {
        let own = filter { service == nil || $0.service == service }
        let before = own.filter { $0.balance.month < first }.map { ($0.service, $0.balance.closing) }
        let within = own.filter { $0.balance.month >= first && $0.balance.month <= last }
        return try Ledger(
            before: Dictionary(uniqueKeysWithValues: before), rows: within.map { ($0.service, $0.balance) },
            since: first, until: last)
    }

    /// By how much each service's sum of a month is greater than that of another; the others' is the same.
    func differences(from before: Month, to now: Month) -> [(service: ServiceCode, difference: Money)] {
        reduce(into: []) { found, row in
            let sign: Int64 = row.balance.month == now ? 1 : row.balance.month == before ? -1 : 0
            guard sign != 0 else { return }
            let sum = row.balance.charged + row.balance.adjusted
            let change = sign > 0 ? sum : -sum
            if let place = found.firstIndex(where: { $0.service == row.service }) {
                found[place].difference += change
            } else {
                found.append((row.service, change))
            }
        }
    }
}
