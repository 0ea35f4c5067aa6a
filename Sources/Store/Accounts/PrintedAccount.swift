package import Domain

/// An account whose bill the operator prints: no customer asks, and none is shown it.
package struct PrintedAccount: ReadableAccount {
    package let account: Account

    fileprivate init(_ row: any Row) {
        account = row.account(0)
    }
}

extension Connection {
    /// How many bills a month has.
    package func billCount(_ month: Month) throws -> Int {
        try row("SELECT COUNT(*) FROM bill WHERE month = $1", [month]) { Int($0.int(0)) } ?? 0
    }

    /// The next accounts that have a bill of a month, in the order of their numbers.
    ///
    /// - Parameter last: the one after which to go on; nil from the first.
    package func accountsToPrint(
        _ month: Month, after last: AccountNumber?, limit: Int
    ) throws -> [PrintedAccount] {
        try rows(
            """
            SELECT account.account, account.payer, account.address, account.residents
            FROM account JOIN bill ON bill.account = account.account AND bill.month = $1
            WHERE account.account > $2 ORDER BY account.account LIMIT $3
            """, [month, last?.text ?? "", limit], as: PrintedAccount.init)
    }

    /// Nil when the account has no bill of that month, or when there is no such account.
    package func accountToPrint(_ number: AccountNumber, _ month: Month) throws -> PrintedAccount? {
        try row(
            """
            SELECT account.account, account.payer, account.address, account.residents
            FROM account JOIN bill ON bill.account = account.account AND bill.month = $1
            WHERE account.account = $2
            """, [month, number], as: PrintedAccount.init)
    }
}
