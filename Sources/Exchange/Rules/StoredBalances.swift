import Domain
import Store

/// The balances of accounts in the database, with those of the batch.
struct StoredBalances {
    private let query: AccountsStatement
    private let breaks: AccountsStatement

    init(_ connection: any Connection) throws {
        let (accounts, month) = (SQL.accounts, SQL.number(1))
        let since: SQL =
            """
            SELECT account, service, month, opening, charged, adjusted, paid, closing FROM balance WHERE account IN
            """ + accounts + " AND month >= " + month
        let before: SQL =
            """
            SELECT b.account, b.service, b.month, b.opening, b.charged, b.adjusted, b.paid, b.closing
            FROM account CROSS JOIN service CROSS JOIN balance AS b
            WHERE b.account = account.account AND b.service = service.service AND b.month = (
                SELECT MAX(earlier.month) FROM balance AS earlier
                WHERE earlier.account = account.account AND earlier.service = service.service AND earlier.month <
            """ + month + ") AND account.account IN" + accounts
        query = try AccountsStatement(connection, since + " UNION ALL " + before + " ORDER BY 1, 2, 3")

        let differs: SQL =
            """
             AND own.opening <> COALESCE(
                (SELECT b.closing FROM balance AS b WHERE b.account = own.account AND b.service = own.service
                    AND b.month < own.month ORDER BY b.month DESC LIMIT 1), own.opening)
            """
        breaks = try AccountsStatement(
            connection,
            "SELECT DISTINCT own.account FROM balance AS own WHERE own.account IN " + accounts + " AND own.month >= "
                + month + differs)
    }

    /// The accounts of which a balance since a month does not open with what the one before it closes with.
    ///
    /// - Parameter first: the first month of the batch's balances.
    func broken(of accounts: [ShortText], since first: Month) throws -> [ShortText] {
        var broken: [ShortText] = []
        try breaks.rows(of: accounts, Int64(first.number)) { broken.append(ShortText($0.text(0))) }
        return broken
    }

    /// By account and service: the balances since a month, after the last one before it.
    ///
    /// - Parameter first: nil for all.
    func chains(of accounts: [ShortText], since first: Month?) throws -> [ShortText: [ShortText: [MonthBalance]]] {
        var chains: [ShortText: [ShortText: [MonthBalance]]] = [:]
        try query.rows(of: accounts, Int64(first?.number ?? 0)) { row in
            let balance = try MonthBalance(
                month: row.month(2), opening: row.money(3), charged: row.money(4), adjusted: row.money(5),
                paid: row.money(6), closing: row.money(7))
            chains[ShortText(row.text(0)), default: [:]][ShortText(row.text(1)), default: []].append(balance)
        }
        return chains
    }
}
