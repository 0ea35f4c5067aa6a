import Domain
import Store
import Words

/// Customers and operators find an account by either of its numbers, so both lead to one account alone. Only all accounts can
/// tell, so it is checked after all files.
struct PrintedNumbersAreUnique {
    let context: ImportContext

    private var words: CommandTexts { context.problems.words }

    func check() throws {
        guard context.manifest.files[BatchFile.accounts.name] != nil else { return }
        let repeated = try context.connection.rows(
            """
            SELECT printed_number, MIN(account), MAX(account) FROM account WHERE printed_number IS NOT NULL
            GROUP BY printed_number HAVING COUNT(*) > 1 ORDER BY 1
            """
        ) { (number: $0.text(0), first: $0.text(1), other: $0.text(2)) }
        for each in repeated {
            let accounts = (number: excerpt(each.number.utf8), first: each.first, other: each.other)
            report(words.found.numberOfTwo(accounts), words.expected.eachNumberOnce)
        }
        let taken = try context.connection.rows(
            """
            SELECT own.printed_number, own.account FROM account AS own JOIN account AS other
                ON other.account = own.printed_number
            WHERE own.account <> own.printed_number ORDER BY own.account
            """
        ) { (number: $0.text(0), account: $0.text(1)) }
        for each in taken {
            let found = words.found.numberOf((number: excerpt(each.number.utf8), account: each.account))
            report(found, words.expected.freeNumber)
        }
        try checkLookAlikes()
    }

    /// Numbers with letters, which somebody may type in the other alphabet.
    private func checkLookAlikes() throws {
        var last = ""
        while true {
            let printed = try context.connection.rows(
                """
                SELECT printed_number, account FROM account WHERE printed_number > $1 ORDER BY printed_number LIMIT 10000
                """, [last]
            ) { (number: $0.accountNumber(0), account: $0.text(1)) }
            guard let end = printed.last else { return }
            for (number, account) in printed where number.lookAlike != number {
                let other = try context.connection.row(
                    """
                    SELECT 1 FROM account WHERE (account = $1 OR printed_number = $1) AND account <> $2
                    """, [number.lookAlike, account]
                ) { _ in true }
                guard other != nil else { continue }
                let found = words.found.numberOf((number: excerpt(number.text.utf8), account: account))
                report(found, words.expected.freeNumber)
            }
            last = end.number.text
        }
    }

    private func report(_ found: String, _ expected: String) {
        context.problems.add(
            BatchFile.accounts.name, column: "printed_number", found: found, expected: expected)
    }
}
