import Domain
import Store
import Words

/// A payment that reverses another one is below zero, the other one is there and above zero, and no more of it is reversed
/// than was paid.
final class ReversalsFit: Rule {
    private let rows: RowReader
    private let isFull: Bool
    private let breaches: StoredReversals
    private let (payment, amount, reverses): (Int, Int, Int)
    /// Of the account that is read: of a full batch the payments that reverse one, else all.
    private var lines: [String: Int] = [:]
    private var ended = EndedAccounts<[String: Int]>()

    init(_ rows: RowReader, _ context: ImportContext) throws {
        (self.rows, isFull) = (rows, context.isFull)
        breaches = try StoredReversals(context.connection)
        let place = rows.file.place
        (payment, amount, reverses) = (place("payment"), place("amount"), place("reverses"))
    }

    func accepts(_ row: BatchRow) -> Bool {
        guard case .text = row.values[reverses] else {
            if !isFull { note(row) }
            return true
        }
        note(row)
        guard row.values[amount].int >= 0 else { return true }
        rows.report(
            amount, found: Money(tiyn: row.values[amount].int).canonical,
            expected: rows.words.expected.belowZero)
        return false
    }

    func endAccount(_ account: ShortText, isComplete: Bool) {
        guard !lines.isEmpty else { return }
        if isComplete { ended.add(account, lines) }
        lines.removeAll(keepingCapacity: lines.count < 100)
    }

    func checkEnded() throws {
        let breaches = try breaches.of(ended.accounts)
        ended.checkEach(rows) { account, lines in
            for breach in breaches[account] ?? [] { report(breach, lines) }
        }
    }

    private func report(_ breach: StoredReversals.Breach, _ lines: [String: Int]) {
        // Either the reversal is in the batch, or the payment that it reverses.
        guard let line = lines[breach.payment] ?? lines[breach.reverses] else { return }
        rows.report(
            lines[breach.payment] == nil ? amount : reverses, line: line, found: breach.found(rows.words.found),
            expected: breach.expected(rows.words.expected))
    }

    private func note(_ row: BatchRow) {
        lines[String(decoding: row.values[payment].bytes, as: UTF8.self)] = row.line
    }
}

/// The reversals in the database that do not fit what they reverse.
struct StoredReversals {
    struct Breach {
        let payment: String
        let reverses: String
        /// Of the payment that is reversed; nil if there is none.
        let paid: Money?
        let reversed: Money

        func found(_ words: CommandTexts.Found) -> String {
            switch paid {
            case nil: excerpt(reverses.utf8)
            case let paid? where paid <= .zero: words.paymentOf((payment: excerpt(reverses.utf8), sum: paid.canonical))
            default: words.reversed((sum: reversed.canonical, payment: excerpt(reverses.utf8)))
            }
        }

        func expected(_ words: CommandTexts.Expected) -> String {
            switch paid {
            case nil: words.payment
            case let paid? where paid <= .zero: words.paymentAboveZero
            case let paid?: words.atMostPaid(paid.canonical)
            }
        }
    }

    private let query: AccountsStatement

    init(_ connection: any Connection) throws {
        let breaches: SQL =
            """
            SELECT account, payment, reverses, paid, reversed FROM (
                SELECT own.account, own.payment, own.reverses,
                    (SELECT other.amount FROM payment other
                        WHERE other.account = own.account AND other.payment = own.reverses) AS paid,
                    (SELECT CAST(SUM(same.amount) AS BIGINT) FROM payment same
                        WHERE same.account = own.account AND same.reverses = own.reverses) AS reversed
                FROM payment own WHERE own.reverses IS NOT NULL AND own.account IN
            """
        query = try AccountsStatement(
            connection,
            breaches + SQL.accounts
                + ") AS reversals WHERE paid IS NULL OR paid <= 0 OR paid + reversed < 0 ORDER BY payment")
    }

    /// By account, in the order of the payments.
    func of(_ accounts: [ShortText]) throws -> [ShortText: [Breach]] {
        var found: [ShortText: [Breach]] = [:]
        try query.rows(of: accounts) { row in
            let breach = Breach(
                payment: row.text(1), reverses: row.text(2), paid: row.isNull(3) ? nil : row.money(3),
                reversed: row.money(4))
            found[ShortText(row.text(0)), default: []].append(breach)
        }
        return found
    }
}
