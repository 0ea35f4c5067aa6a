import Domain
import Store
import Words

/// What other suppliers have still fits, after a part has replaced the rows of its supplier. What fits within the part was
/// checked in its own files.
struct OthersAfterPart {
    let part: Part
    let context: ImportContext

    private var words: CommandTexts { context.problems.words }

    func check() throws {
        for file in [BatchFile.offices, .plans] { try checkReferences(to: file) }
        try checkSharedSplits()
        if context.problems.report.count == 0 { try checkSharedPayments() }
        try checkUnsplitPayments()
        try checkReversals()
    }

    /// Codes that were there before, and are gone.
    private func checkReferences(to file: BatchFile) throws {
        guard let key = file.columns.first, let owned = file.owned(by: "$1") else { return }
        let known = try context.published.connection.rows(
            "SELECT " + key.name + " FROM " + file.table + " WHERE " + owned + " ORDER BY 1", [part.supplier]
        ) { $0.text(0) }
        let kept = Set(try context.connection.rows("SELECT " + key.name + " FROM " + file.table) { $0.text(0) })
        for code in known where !kept.contains(code) {
            for other in file.referring {
                let query: SQL = "SELECT 1 FROM " + other.table + " WHERE " + key.name + " = $1 LIMIT 1"
                guard try context.connection.row(query, [code], as: { _ in true }) != nil else { continue }
                context.problems.add(
                    file.name, column: key.title, found: words.found.goneInUse((code: code, file: other.name)),
                    expected: words.expected.referredCodes)
            }
        }
    }

    /// Payments for services of others, too: the part has its splits of them as they were, and no more. With a split more, a
    /// payment that is another's alone would be shared.
    private func checkSharedSplits() throws {
        let shared = try context.connection.rows(
            """
            SELECT account, payment, service, amount FROM payment_split
            WHERE batch = $1 AND NOT EXISTS (
                SELECT 1 FROM payment WHERE payment.account = payment_split.account
                    AND payment.payment = payment_split.payment AND payment.batch = $1)
            ORDER BY account, payment, service
            """, [context.number]
        ) { (account: $0.text(0), payment: $0.text(1), service: $0.text(2), amount: $0.money(3)) }
        for each in shared {
            let before = try context.published.connection.row(
                "SELECT amount FROM payment_split WHERE account = $1 AND payment = $2 AND service = $3",
                [each.account, each.payment, each.service]
            ) { $0.money(0) }
            guard before != each.amount else { continue }
            context.problems.add(
                BatchFile.paymentSplits.name, account: each.account, column: "amount",
                found: words.found.sumIn(
                    (
                        sum: each.amount.canonical, file: BatchFile.paymentSplits.name,
                        key: excerpt(each.payment.utf8)
                    )), expected: words.expected.splitAsBefore)
        }
    }

    /// The splits of a shared payment add up to it.
    private func checkSharedPayments() throws {
        let broken = try context.connection.rows(
            """
            SELECT account, payment, amount, posted FROM (
                SELECT account, payment, amount, (SELECT CAST(SUM(split.amount) AS BIGINT) FROM payment_split AS split
                    WHERE split.account = payment.account AND split.payment = payment.payment) AS posted
                FROM payment WHERE batch <> $1) AS sums
            WHERE posted <> amount ORDER BY account, payment
            """, [context.number]
        ) { (account: $0.text(0), payment: $0.text(1), amount: $0.money(2), posted: $0.money(3)) }
        let file = BatchFile.paymentSplits.name
        for each in broken {
            context.problems.add(
                file, account: each.account, column: "amount",
                found: words.found.sumIn(
                    (sum: each.posted.canonical, file: file, key: excerpt(each.payment.utf8))),
                expected: words.expected.wholeSum(
                    (sum: each.amount.canonical, column: "amount", file: BatchFile.payments.name)))
        }
    }

    /// Whose a payment is, its splits say.
    private func checkUnsplitPayments() throws {
        let unsplit = try context.connection.rows(
            """
            SELECT account, payment FROM payment WHERE batch = $1 AND amount = 0 AND NOT EXISTS (
                SELECT 1 FROM payment_split AS split
                WHERE split.account = payment.account AND split.payment = payment.payment)
            ORDER BY account, payment
            """, [context.number]
        ) { (account: $0.text(0), payment: $0.text(1)) }
        for each in unsplit {
            let place = (file: BatchFile.paymentSplits.name, payment: excerpt(each.payment.utf8))
            context.problems.add(
                BatchFile.payments.name, account: each.account, column: "payment",
                found: words.found.noRowsFor(place), expected: words.expected.rowsOfAmount)
        }
    }

    /// Another supplier's payment may reverse one that is gone.
    private func checkReversals() throws {
        let lost = try context.connection.rows(
            """
            SELECT account, reverses FROM payment WHERE reverses IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM payment AS other
                WHERE other.account = payment.account AND other.payment = payment.reverses)
            ORDER BY account, payment
            """
        ) { (account: $0.text(0), reverses: $0.text(1)) }
        for each in lost {
            let found = words.found.goneInUse((code: excerpt(each.reverses.utf8), file: BatchFile.payments.name))
            context.problems.add(
                BatchFile.payments.name, account: each.account, column: "payment", found: found,
                expected: words.expected.referredCodes)
        }
    }
}
