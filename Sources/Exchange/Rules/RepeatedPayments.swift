import Domain
import Store
import Words

/// Warns of two payments of an account with the same sum, day and bank: often one that was written twice.
final class RepeatedPayments: Rule {
    private struct Likeness: Hashable {
        let day: Int64
        let amount: Int64
        let bank: String
    }

    private let rows: RowReader
    private let published: PublishedPayments?
    private let (payment, day, amount, bank): (Int, Int, Int, Int)
    /// Of one account: the first payment of each.
    private var first: [Likeness: String] = [:]
    private var repeated: [(line: Int, number: String, like: Likeness)] = []

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
        repeated.append((row.line, number, like))
        return true
    }

    func checkAccount(_ account: ShortText, isComplete: Bool) throws {
        defer {
            first.removeAll(keepingCapacity: first.count < 100)
            repeated.removeAll(keepingCapacity: true)
        }
        if let published {
            try published.payments(of: account) { number, day, amount, bank in
                let like = Likeness(day: day, amount: amount, bank: bank)
                // Those of this batch come after the published ones.
                if first[like] == nil { first[like] = number }
            }
        }
        for (line, number, like) in repeated {
            guard let other = first[like], other != number else { continue }
            rows.warn(
                .duplicatePayment, payment, line: line,
                found: rows.words.found.samePayment((payment: excerpt(number.utf8), other: excerpt(other.utf8))),
                expected: rows.words.expected.eachPaymentOnce)
        }
    }
}

/// The payments of an account in the database, those of this batch last.
private struct PublishedPayments {
    private let query: any BulkStatement

    init(_ context: ImportContext) throws {
        query = try context.connection.bulk(
            "SELECT payment, day, amount, bank FROM payment WHERE account = $1 ORDER BY batch, payment")
    }

    func payments(of account: ShortText, _ body: (String, Int64, Int64, String) -> Void) throws {
        try account.withBytes { bytes in
            query.bind(1, text: bytes)
            try query.rows { body($0.text(0), $0.int(1), $0.int(2), $0.text(3)) }
        }
    }
}
