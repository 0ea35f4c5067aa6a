package import Domain

extension Operator {
    /// The number of bills of a month.
    package func billCount(_ month: Month) throws -> Int {
        try connection.row("SELECT COUNT(*) FROM bill WHERE month = $1", [month]) { Int($0.int(0)) } ?? 0
    }

    /// The next accounts that have a bill of a month, in the order of their numbers.
    ///
    /// - Parameter last: the account after which to continue; nil for the start.
    package func accountsToPrint(
        _ month: Month, after last: AccountNumber?, limit: Int
    ) throws -> [Account] {
        try connection.rows(
            """
            SELECT account.account, account.payer, account.address, account.residents, account.printed_number
            FROM account JOIN bill ON bill.account = account.account AND bill.month = $1
            WHERE account.account > $2 ORDER BY account.account LIMIT $3
            """, [month, last?.text ?? "", limit], as: { $0.account(0, printed: 4) })
    }

    /// Nil if there is no account with that number or printed number, or if it has no bill of that month.
    package func accountToPrint(_ number: AccountNumber, _ month: Month) throws -> Account? {
        guard let number = try connection.accountNumber(meaning: number) else { return nil }
        return try connection.row(
            """
            SELECT account.account, account.payer, account.address, account.residents, account.printed_number
            FROM account JOIN bill ON bill.account = account.account AND bill.month = $1
            WHERE account.account = $2
            """, [month, number], as: { $0.account(0, printed: 4) })
    }
}
