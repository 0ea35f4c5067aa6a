import Store
import Words

/// A part has no payment with the number of one that stays: another supplier's, or one that several share.
final class PaymentsOfOthers: Rule {
    private let rows: RowReader
    private let others: AccountDetails<String>?
    private let (account, payment): (Int, Int)

    init(_ rows: RowReader, _ context: ImportContext) throws {
        self.rows = rows
        others = try context.part.map { _ in
            try AccountDetails(
                context, "SELECT account, payment FROM payment WHERE account >= $1 AND account <= $2 AND batch <> $3",
                context.number
            ) { $0.text(1) }
        }
        (account, payment) = (rows.file.place(of: "account"), rows.file.place(of: "payment"))
    }

    func accepts(_ row: BatchRow) throws -> Bool {
        guard let others else { return true }
        let number = row.values[payment].bytes
        let isTaken = try others.of(ShortText(row.values[account].bytes)).contains { number.elementsEqual($0.utf8) }
        if isTaken {
            rows.report(
                nil, found: rows.words.found.keyOfOther(rows.file.key), expected: rows.words.expected.freeKey)
        }
        return !isTaken
    }
}
