import Domain
import Store
import Words

/// What is left of an account's ledger follows and adds up, as that of a whole batch must.
struct LedgerAfterDeletions {
    /// The files of which a row that is gone can break it.
    static let files = Set(
        [.balances, .adjustments, .payments, .paymentSplits, .bills, .billLines].map { (file: BatchFile) in file.name })

    private let rows: RowReader
    private let context: ImportContext
    private let balances: StoredBalances
    private let sums: [(split: SumOfParts, mismatches: AccountsStatement)]
    private let unsplit: any BulkStatement
    private let reversals: StoredReversals

    /// - Parameter rows: of the file that takes rows away.
    init(_ rows: RowReader, _ context: ImportContext) throws {
        (self.rows, self.context) = (rows, context)
        balances = try StoredBalances(context.connection)
        sums = try [SumOfParts.adjustments, .billLines, .splits].map {
            ($0, try AccountsStatement(context.connection, $0.mismatches))
        }
        reversals = try StoredReversals(context.connection)
        unsplit = try context.connection.bulk(
            """
            SELECT payment FROM payment w WHERE account = $1 AND amount <> 0 AND NOT EXISTS
            (SELECT 1 FROM payment_split p WHERE p.account = w.account AND p.payment = w.payment)
            """)
    }

    /// - Parameter line: the first of the account.
    func check(_ account: ShortText, line: Int) throws {
        context.paidBalances.touch(account, wholly: true)
        let chains = try balances.chains(of: [account], since: nil)[account] ?? [:]
        for (service, chain) in chains.sorted(by: { $0.key < $1.key }) {
            do {
                _ = try Statement(chain)
            } catch {
                report(error, of: service.text, line)
            }
        }
        for (split, mismatches) in sums { try check(account, split, mismatches, line) }
        for breach in try reversals.of([account])[account] ?? [] {
            rows.report(
                nil, line: line, found: breach.found(rows.words.found), expected: breach.expected(rows.words.expected))
        }
        try account.withBytes { account in
            unsplit.bind(1, text: account)
            try unsplit.rows { row in
                rows.report(
                    nil, line: line,
                    found: rows.words.found.noRowsFor(
                        (file: BatchFile.paymentSplits.name, payment: excerpt(row.text(0).utf8))),
                    expected: rows.words.expected.rowsOfAmount)
            }
        }
    }

    private func report(_ error: LedgerError, of service: String, _ line: Int) {
        guard case .opening(let month, let opens, let expected) = error else { return }
        rows.report(
            nil, line: line, found: rows.words.found.opens((sum: opens.canonical, service: service, month: month.iso)),
            expected: rows.words.expected.opening(expected.canonical))
    }

    /// A part without its whole is told as a reference.
    private func check(
        _ account: ShortText, _ split: SumOfParts, _ mismatches: AccountsStatement, _ line: Int
    ) throws {
        try split.mismatches(mismatches, of: [account], since: 0, batch: 0) { _, row in
            guard !row.isNull(0) else { return }
            let key = split.key(row)
            let (words, sum) = (rows.words, Money(tiyn: row.int(1)).canonical)
            let month = Month(number: Int(key.month)).iso
            let file = split.parts.file.name
            rows.report(
                nil, line: line,
                found: key.month == 0
                    ? words.found.sumIn((sum: sum, file: file, key: key.text))
                    : words.found.sumOfMonthIn((sum: sum, file: file, key: key.text, month: month)),
                expected: words.expected.wholeSum(
                    (
                        sum: Money(tiyn: row.int(0)).canonical, column: split.whole.sum.text,
                        file: split.whole.file.name
                    )))
        }
    }
}
