import Store

/// The accounts that a batch takes away.
struct VanishedAccounts {
    /// How many accounts there were before the batch.
    private(set) var all = 0
    private(set) var gone: [String] = []

    /// - Parameter context: of a batch whose rows are written.
    init(_ context: ImportContext) throws {
        guard context.takesAccountsAway else { return }
        var last = ""
        while true {
            let known = try context.published.connection.rows(
                "SELECT account FROM account WHERE account > $1 ORDER BY account LIMIT 10000", [last]
            ) { $0.text(0) }
            guard let end = known.last else { return }
            let kept = Set(
                try context.connection.rows(
                    "SELECT account FROM account WHERE account > $1 AND account <= $2", [last, end]
                ) { $0.text(0) })
            gone += known.filter { !kept.contains($0) }
            (all, last) = (all + known.count, end)
        }
    }

    /// Those that had balances of a part's supplier, and have none any more.
    init(_ part: Part, _ context: ImportContext) throws {
        let query: SQL =
            """
            SELECT DISTINCT account FROM balance WHERE service IN (SELECT service FROM service WHERE supplier = $1)
            ORDER BY account
            """
        let known = try context.published.connection.rows(query, [part.supplier]) { $0.text(0) }
        let kept = Set(try context.connection.rows(query, [part.supplier]) { $0.text(0) })
        (all, gone) = (known.count, known.filter { !kept.contains($0) })
    }
}
