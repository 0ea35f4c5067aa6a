import Store

/// Keeps the bills that a part changes as they were. All rows of its supplier are new, so what each bill says is compared.
struct BillsOfPart {
    let context: ImportContext

    func keepThoseThatChanged(_ ticker: Ticker) throws {
        for file in [BatchFile.balances, .billLines] {
            guard let part = BilledPart(file) else { continue }
            let watch = try BillWatch(part, context)
            let published = context.published
            let before = try AccountDetails(published.window, published.connection, part.rowsOfRange) { part.hash($0) }
            let now = try AccountDetails(context, part.rowsOfRange) { part.hash($0) }
            try visitAccounts(ticker) { account in
                try watch.compare(account, months(before.of(account)), months(now.of(account)))
            }
            try watch.finish()
        }
    }

    private func months(_ rows: [(month: Int64, hash: UInt64)]) -> MonthHashes {
        var months = MonthHashes()
        for row in rows { months.add(row.hash, to: row.month) }
        return months
    }

    private func visitAccounts(_ ticker: Ticker, _ visit: (ShortText) throws -> Void) throws {
        var last = ""
        while true {
            let accounts = try context.published.connection.rows(
                "SELECT account FROM account WHERE account > $1 ORDER BY account LIMIT 10000", [last]
            ) { $0.text(0) }
            guard let end = accounts.last else { return }
            try ticker.pause()
            for account in accounts { try visit(ShortText(account)) }
            last = end
        }
    }
}
