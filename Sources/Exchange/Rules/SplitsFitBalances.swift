import Domain
import Store
import Words

/// The splits of a payment add up to it; and a warning if those posted to a month do not come to what is `paid` in its
/// balance.
///
/// A full batch's splits are added up as they are read. Of an update some are in earlier batches, and of a part some are
/// others', so the database is queried once for each account.
final class SplitsFitBalances: Rule {
    private typealias Key = SumOfParts.Key

    private let rows: RowReader
    private let context: ImportContext
    private let sums: PartsAddUp
    private let payments: AccountDetails<(payment: String, month: Int64)>
    private let balances: AccountDetails<(key: Key, paid: Int64)>
    private let (payment, service, amount): (Int, Int, Int)
    /// Of one account. The payment's month is known when all are written.
    private var splits: [(line: Int, payment: String, service: String, amount: Int64)] = []

    init(_ rows: RowReader, _ context: ImportContext) throws {
        (self.rows, self.context) = (rows, context)
        sums = try PartsAddUp(rows, context, .splits)
        payments = try AccountDetails(
            context, "SELECT account, payment, month FROM payment WHERE account >= $1 AND account <= $2"
        ) { ($0.text(1), $0.int(2)) }
        balances = try AccountDetails(
            context,
            "SELECT account, service, month, paid FROM balance WHERE account >= $1 AND account <= $2 AND paid <> 0"
        ) { (Key(text: $0.text(1), month: $0.int(2)), $0.int(3)) }
        let place = rows.file.place
        (payment, service, amount) = (place("payment"), place("service"), place("amount"))
    }

    func accepts(_ row: BatchRow) -> Bool {
        if context.isFull {
            splits.append(
                (
                    row.line, String(decoding: row.values[payment].bytes, as: UTF8.self),
                    String(decoding: row.values[service].bytes, as: UTF8.self), row.values[amount].int
                ))
        }
        return sums.accepts(row)
    }

    func endAccount(_ account: ShortText, isComplete: Bool) throws {
        defer { splits.removeAll(keepingCapacity: splits.count < 10_000) }
        try sums.endAccount(account, isComplete: isComplete)
        guard context.isFull else { return context.paidBalances.touch(account) }
        let paid = try balances.of(account)
        context.paidBalances.compared += paid.count
        let doubtful = [BatchFile.balances, .payments].contains { context.references.isInDoubt(account, in: $0) }
        if isComplete, !doubtful { try compare(account, paid) }
    }

    func checkEnded() throws { try sums.checkEnded() }

    private func compare(_ account: ShortText, _ paid: [(key: Key, paid: Int64)]) throws {
        let months = Dictionary(try payments.of(account).map { ($0.payment, $0.month) }) { first, _ in first }
        var posted: [Key: (line: Int, sum: Int64)] = [:]
        for split in splits {
            guard let month = months[split.payment] else { return }
            posted[Key(text: split.service, month: month), default: (split.line, 0)].sum += split.amount
        }
        for (key, paid) in paid {
            if let found = posted.removeValue(forKey: key) {
                if found.sum != paid { warn(key, found, paid) }
            } else {
                try context.paidBalances.warn(account, key, paid: paid, posted: 0)
            }
        }
        for (key, found) in posted.sorted(by: { $0.value.line < $1.value.line }) where found.sum != 0 {
            warn(key, found, 0)
        }
    }

    private func warn(_ key: Key, _ found: (line: Int, sum: Int64), _ paid: Int64) {
        rows.warn(
            .paymentsDiffer, amount, line: found.line,
            found: rows.words.found.posted(
                (
                    sum: Money(tiyn: found.sum).canonical, service: key.text,
                    month: Month(number: Int(key.month)).iso
                )),
            expected: rows.words.expected.wholeSum(
                (sum: Money(tiyn: paid).canonical, column: "paid", file: BatchFile.balances.name)))
    }
}
