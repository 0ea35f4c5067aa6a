import Domain
import Store
import Words

/// What is left of an account's ledger follows and adds up, as that of a whole batch must. Each file has the checks that a row of
/// it that is gone can break.
final class LedgerAfterDeletions {
    private typealias Fault = (found: String, expected: String)
    /// The faults of many accounts, of which most have none.
    private typealias Check = ([ShortText]) throws -> [ShortText: [Fault]]

    private static let ofPayments = Set([BatchFile.balances, .payments, .paymentSplits].map(\.name))

    private let file: BatchFile
    private let rows: RowReader
    private let paidBalances: PaidBalances
    private let checks: [Check]
    /// With the first line of each.
    private var ended = EndedAccounts<Int>()

    /// Nil for a file of which a row that is gone breaks nothing else.
    ///
    /// - Parameters:
    ///   - file: of which rows are gone.
    ///   - rows: of the file that takes them away.
    init?(_ file: BatchFile, _ rows: RowReader, _ context: ImportContext) throws {
        (self.file, self.rows, paidBalances) = (file, rows, context.paidBalances)
        checks = try LedgerAfterDeletions.checks(of: file, context.connection, rows.words)
        if checks.isEmpty { return nil }
    }

    /// - Parameter line: the first of the account.
    func endAccount(_ account: ShortText, line: Int) {
        if LedgerAfterDeletions.ofPayments.contains(file.name) { paidBalances.touch(account, wholly: true) }
        ended.add(account, line)
    }

    /// Checks the accounts that have ended since the last time, at most `AccountsStatement.most`.
    func checkEnded() throws {
        let faults = try checks.map { try $0(ended.accounts) }
        ended.checkEach(rows) { account, line in
            for fault in faults.flatMap({ $0[account] ?? [] }) {
                rows.report(nil, line: line, found: fault.found, expected: fault.expected)
            }
        }
    }

    private static func checks(
        of file: BatchFile, _ connection: any Connection, _ words: CommandTexts
    ) throws -> [Check] {
        switch file.name {
        case BatchFile.balances.name: [try chains(connection, words)]
        case BatchFile.adjustments.name: [try sums(.adjustments, connection, words)]
        case BatchFile.billLines.name: [try sums(.billLines, connection, words)]
        case BatchFile.payments.name: [try reversals(connection, words)]
        case BatchFile.paymentSplits.name: [try sums(.splits, connection, words), try splits(connection, words)]
        default: []
        }
    }

    private static func chains(_ connection: any Connection, _ words: CommandTexts) throws -> Check {
        let balances = try StoredBalances(connection)
        return { accounts in
            try balances.chains(of: accounts, since: nil).mapValues { chains in
                chains.sorted { $0.key < $1.key }.compactMap { fault(of: $0.key, $0.value, words) }
            }
        }
    }

    private static func fault(of service: ShortText, _ chain: [MonthBalance], _ words: CommandTexts) -> Fault? {
        do {
            _ = try Statement(chain)
            return nil
        } catch {
            guard case .opening(let month, let opens, let expected) = error else { return nil }
            return (
                words.found.opens((sum: opens.canonical, service: service.text, month: month.iso)),
                words.expected.opening(expected.canonical)
            )
        }
    }

    /// A part without its whole is told as a reference.
    private static func sums(
        _ split: SumOfParts, _ connection: any Connection, _ words: CommandTexts
    ) throws -> Check {
        let query = try AccountsStatement(connection, split.mismatches)
        return { accounts in
            try split.mismatches(query, of: accounts, since: 0, batch: 0).mapValues { mismatches in
                mismatches.compactMap { mismatch in mismatch.whole.map { fault(mismatch, whole: $0, split, words) } }
            }
        }
    }

    private static func fault(
        _ mismatch: SumOfParts.Mismatch, whole: Int64, _ split: SumOfParts, _ words: CommandTexts
    ) -> Fault {
        let (key, file) = (mismatch.key, split.parts.file.name)
        let sum = Money(tiyn: mismatch.parts).canonical
        let month = Month(number: Int(key.month)).iso
        return (
            split.hasMonth
                ? words.found.sumOfMonthIn((sum: sum, file: file, key: key.text, month: month))
                : words.found.sumIn((sum: sum, file: file, key: key.text)),
            split.sum(whole, in: words.expected)
        )
    }

    private static func reversals(_ connection: any Connection, _ words: CommandTexts) throws -> Check {
        let reversals = try StoredReversals(connection)
        return { accounts in
            try reversals.of(accounts).mapValues { breaches in
                breaches.map { ($0.found(words.found), $0.expected(words.expected)) }
            }
        }
    }

    /// A payment without any split is not among the sums.
    private static func splits(_ connection: any Connection, _ words: CommandTexts) throws -> Check {
        let unsplit: SQL =
            """
            SELECT account, payment FROM payment w WHERE amount <> 0 AND NOT EXISTS
            (SELECT 1 FROM payment_split p WHERE p.account = w.account AND p.payment = w.payment) AND account IN
            """ + SQL.accounts
        let query = try AccountsStatement(connection, unsplit)
        return { accounts in
            var faults: [ShortText: [Fault]] = [:]
            try query.rows(of: accounts) { row in
                let payment = excerpt(row.text(1).utf8)
                let found = words.found.noRowsFor((file: BatchFile.paymentSplits.name, payment: payment))
                faults[ShortText(row.text(0)), default: []].append((found, words.expected.rowsOfAmount))
            }
            return faults
        }
    }
}
