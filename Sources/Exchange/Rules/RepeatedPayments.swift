import Domain
import Store
import Words

/// Warns of two payments of an account with the same sum, day and bank: often one that was written twice.
final class RepeatedPayments: Rule {
    private typealias Payment = (line: Int, number: String, like: Likeness)

    fileprivate struct Likeness: Hashable {
        let day: Int64
        let amount: Int64
        let bank: String
    }

    private let rows: RowReader
    private let published: PublishedPayments?
    private let (payment, day, amount, bank): (Int, Int, Int, Int)
    /// Of the account that is read: the first payment of each, unless published ones may come before it.
    private var first: [Likeness: String] = [:]
    /// The payments that may repeat another one: of an update all.
    private var doubtful: [Payment] = []
    /// Of an update.
    private var ended = EndedAccounts<[Payment]>()

    init(_ rows: RowReader, _ context: ImportContext) throws {
        self.rows = rows
        published = context.isUpdate ? try PublishedPayments(context) : nil
        let place = rows.file.place
        (payment, day, amount, bank) = (place("payment"), place("day"), place("amount"), place("bank"))
    }

    func accepts(_ row: BatchRow) -> Bool {
        guard row.values[amount].int != 0 else { return true }
        let like = Likeness(
            day: row.values[day].int, amount: row.values[amount].int,
            bank: String(decoding: row.values[bank].bytes, as: UTF8.self))
        let number = String(decoding: row.values[payment].bytes, as: UTF8.self)
        guard first[like] != nil || published != nil else {
            first[like] = number
            return true
        }
        doubtful.append((row.line, number, like))
        return true
    }

    func endAccount(_ account: ShortText, isComplete: Bool) {
        defer {
            first.removeAll(keepingCapacity: first.count < 100)
            doubtful.removeAll(keepingCapacity: true)
        }
        guard !doubtful.isEmpty else { return }
        if published == nil { check(doubtful, after: first) } else { ended.add(account, doubtful) }
    }

    func checkEnded() throws {
        guard let published, let since = ended.notes.joined().map(\.like.day).min() else { return }
        let first = try published.first(of: ended.accounts, since: since)
        ended.checkEach(rows) { check($1, after: first[$0] ?? [:]) }
    }

    private func check(_ payments: [Payment], after first: [Likeness: String]) {
        for (line, number, like) in payments {
            guard let other = first[like], other != number else { continue }
            rows.warn(
                .duplicatePayment, payment, line: line,
                found: rows.words.found.samePayment((payment: excerpt(number.utf8), other: excerpt(other.utf8))),
                expected: rows.words.expected.eachPaymentOnce)
        }
    }
}

/// The payments of accounts in the database, those of this batch last.
private struct PublishedPayments {
    private let query: AccountsStatement

    init(_ context: ImportContext) throws {
        query = try AccountsStatement(
            context.connection,
            "SELECT account, payment, day, amount, bank FROM payment WHERE account IN " + SQL.accounts + " AND day >= "
                + SQL.number(1) + " ORDER BY batch, payment")
    }

    /// By account: the first payment of each, since a day.
    func first(of accounts: [ShortText], since day: Int64) throws -> [ShortText: [RepeatedPayments.Likeness: String]] {
        var first: [ShortText: [RepeatedPayments.Likeness: String]] = [:]
        try query.rows(of: accounts, day) { row in
            let like = RepeatedPayments.Likeness(day: row.int(2), amount: row.int(3), bank: row.text(4))
            first[ShortText(row.text(0)), default: [:]].merge([like: row.text(1)]) { first, _ in first }
        }
        return first
    }
}
