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
        let (latest, rows) = (try bills.value().first, Dictionary(grouping: try rows.value(), by: \.service))
        let bill = latest.map { PresentBalances.LatestBill(month: $0.month, due: $0.due) }
        let balances = services.compactMap { service -> ServiceBalance? in
            let months = (rows[service.code] ?? []).map(\.balance)
            guard let last = months.max(by: { $0.month < $1.month }) else { return nil }
            return ServiceBalance(
                service: service, month: last.month, charged: last.charged, closing: last.closing,
                billed: bill.flatMap { Self.billed(months, in: $0.month) })
        }
        return PresentBalances(balances, bill: bill)
    }

    /// A service's part of the bill of a month; nil if it has no balance until then.
    private static func billed(_ months: [MonthBalance], in month: Month) -> ServiceBalance.Billed? {
        let until = months.filter { $0.month <= month }.max { $0.month < $1.month }
        return until.map { billed in
            let isOfBill = billed.month == month
            return ServiceBalance.Billed(
                closing: billed.closing,
                raised: isOfBill ? max(billed.charged, .zero) + max(billed.adjusted, .zero) : .zero,
                paidSince: months.filter { $0.month > month }.map(\.paid).sum())
        }
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
