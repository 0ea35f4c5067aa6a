import Domain
import Store
import Words

/// The balances in which something was paid, to be compared with payments: those of accounts without a split are found
/// after all files are read.
final class PaidBalances {
    /// Those of the batch, and how many of them were compared. If they are as many, no account is without a split.
    private(set) var count = 0
    var compared = 0

    private let connection: any Connection
    private let problems: Problems
    private let batch: Int64
    private let kind: Manifest.Kind
    /// Whether the batch is a part without splits: nothing of it is compared.
    private let isLeftOut: Bool
    /// In an update or a part: the accounts whose balances or splits it has.
    private var touched: Set<ShortText> = []
    /// Those of which it takes rows away: in any month.
    private var touchedWholly: Set<ShortText> = []
    /// The first month with a payment. Before it, payments were not passed.
    private lazy var first = Result { try firstMonth() }

    init(_ connection: any Connection, _ problems: Problems, batch: Int64, _ manifest: Manifest) {
        (self.connection, self.problems, self.batch, kind) = (connection, problems, batch, manifest.kind)
        isLeftOut = manifest.kind == .part && manifest.files[BatchFile.paymentSplits.name] == nil
    }

    /// Of an update or a part also a balance in which nothing was paid: it may replace one in which something was.
    func note(_ account: ShortText, paid: Money) {
        if kind != .full { touched.insert(account) } else if paid != .zero { count += 1 }
    }

    func touch(_ account: ShortText, wholly: Bool = false) {
        touched.insert(account)
        if wholly { touchedWholly.insert(account) }
    }

    /// After all files.
    func checkRest(_ context: ImportContext) throws {
        guard !isLeftOut, let first = try first.get() else { return }
        if kind != .full {
            let months = [BatchFile.balances, .payments].compactMap { context.firstMonths[$0.name] }
            let (since, month) = touchedWholly.isEmpty ? (batch, months.min() ?? .max) : (0, 0)
            let stored = try AccountDetails(context, PaidBalances.differences, since, month) { Difference($0) }
            for account in touched.sorted() { try check(account, stored) }
        } else if compared < count {
            let rest = try connection.bulk(
                """
                SELECT account, service, month, paid FROM balance
                WHERE paid <> 0 AND month >= $1
                    AND NOT EXISTS (SELECT 1 FROM payment_split AS split WHERE split.account = balance.account)
                ORDER BY account, service, month
                """)
            rest.bind(1, int: first)
            try rest.rows { row in
                let key = SumOfParts.Key(text: row.text(1), month: row.int(2))
                report(ShortText(row.text(0)), key, paid: row.int(3), posted: 0)
            }
        }
    }

    /// - Parameter posted: the sum of the splits.
    func warn(_ account: ShortText, _ key: SumOfParts.Key, paid: Int64, posted: Int64) throws {
        if posted == 0 {
            guard let first = try first.get(), key.month >= first else { return }
        }
        report(account, key, paid: paid, posted: posted)
    }

    private func report(_ account: ShortText, _ key: SumOfParts.Key, paid: Int64, posted: Int64) {
        let (words, number) = (problems.words, account.withBytes { excerpt($0) })
        problems.warn(
            .paymentsDiffer, BatchFile.balances.name, column: "paid",
            found: words.found.paid(
                (
                    sum: Money(tiyn: paid).canonical, account: number, service: key.text,
                    month: Month(number: Int(key.month)).iso
                )),
            expected: words.expected.splits(Money(tiyn: posted).canonical))
    }

    private struct Difference {
        let key: SumOfParts.Key
        let paid: Int64
        let posted: Int64
        let newestBatch: Int64

        init(_ row: any Row) {
            key = SumOfParts.Key(text: row.text(1), month: row.int(2))
            (paid, posted, newestBatch) = (row.int(3), row.int(4), row.int(5))
        }
    }

    /// Those with a row of the batch or of a later one.
    private func check(_ account: ShortText, _ stored: AccountDetails<Difference>) throws {
        let isWhole = touchedWholly.contains(account)
        for each in try stored.of(account) where isWhole || each.newestBatch >= batch {
            try warn(account, each.key, paid: each.paid, posted: each.posted)
        }
    }

    /// Of a part: the first one of its supplier. Others may have passed theirs earlier.
    private func firstMonth() throws -> Int64? {
        let all: SQL = "SELECT MIN(month) FROM payment"
        let own: SQL =
            " WHERE EXISTS (SELECT 1 FROM payment_split AS split WHERE split.account = payment.account "
            + "AND split.payment = payment.payment AND split.batch = $1)"
        let isPart = kind == .part
        return try connection.row(isPart ? all + own : all, isPart ? [batch] : []) {
            $0.isNull(0) ? nil : $0.int(0)
        } ?? nil
    }

    /// Of a range of accounts: the months in which the two differ, since one, or the first of a payment with a split of a batch or of
    /// a later one. Those before it are the same as they were, and are the most. The cross join makes SQLite begin with the payments:
    /// those of these months are few, and splits have no month.
    private static let differences: SQL =
        """
        WITH own AS (
            SELECT MIN(month) AS month FROM (
                SELECT payment.month FROM payment_split AS split
                JOIN payment ON payment.account = split.account AND payment.payment = split.payment
                WHERE split.account >= $1 AND split.account <= $2 AND split.batch >= $3
                UNION ALL SELECT CAST($4 AS BIGINT)) AS months
        )
        SELECT account, service, month, CAST(SUM(paid) AS BIGINT), CAST(SUM(posted) AS BIGINT), MAX(batch) FROM (
            SELECT account, service, month, paid, 0 AS posted, batch FROM balance
            WHERE account >= $1 AND account <= $2 AND month >= (SELECT month FROM own)
            UNION ALL
            SELECT payment.account, split.service, payment.month, 0, split.amount,
                CASE WHEN split.batch > payment.batch THEN split.batch ELSE payment.batch END
            FROM payment CROSS JOIN payment_split AS split
            WHERE payment.account >= $1 AND payment.account <= $2 AND payment.month >= (SELECT month FROM own)
                AND split.account >= $1 AND split.account <= $2
                AND split.account = payment.account AND split.payment = payment.payment
        ) AS sums
        GROUP BY account, service, month HAVING SUM(paid) <> SUM(posted) ORDER BY account, service, month
        """
}
