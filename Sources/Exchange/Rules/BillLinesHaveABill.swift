import Domain
import Store
import Words

/// A bill's lines have a bill, say what they must, and add up to their services' charges.
final class BillLinesHaveABill: Rule {
    private let rows: RowReader
    private let context: ImportContext
    private let sums: PartsAddUp
    private let form: BillLineForm
    private let replaced: any BulkStatement
    private let bills: AccountDetails<Int64>
    private let (account, month): (Int, Int)
    /// The billed months of the previous row's account.
    private var billed: (account: ShortText, months: [Int64])?

    init(_ rows: RowReader, _ context: ImportContext) throws {
        (self.rows, self.context) = (rows, context)
        sums = try PartsAddUp(rows, context, .billLines)
        form = BillLineForm(rows)
        replaced = try context.connection.bulk(replacedLines)
        bills = try AccountDetails(
            context, "SELECT account, month FROM bill WHERE account >= $1 AND account <= $2"
        ) { $0.int(1) }
        (account, month) = (rows.file.place(of: "account"), rows.file.place(of: "month"))
    }

    func accepts(_ row: BatchRow) throws -> Bool {
        guard form.accepts(row) else { return false }
        let owner = ShortText(row.values[account].bytes)
        let number = row.values[month].int
        if try months(of: owner).contains(number) || context.references.isInDoubt(owner, in: .bills) {
            return sums.accepts(row)
        }
        let found = Month(number: Int(number)).iso
        rows.report(month, found: found, expected: rows.words.expected.billMonth)
        return false
    }

    func checkAccount(_ account: ShortText, isComplete: Bool) throws {
        if context.isUpdate {
            try account.withBytes { account in
                replaced.bind(1, text: account)
                replaced.bind(2, int: context.number)
                _ = try replaced.run()
            }
        }
        try sums.checkAccount(account, isComplete: isComplete)
    }

    private func months(of owner: ShortText) throws -> [Int64] {
        if let billed, billed.account == owner { return billed.months }
        let months = try bills.of(owner)
        billed = (owner, months)
        return months
    }
}

/// In an update a step may stand with other days and prices than before: its lines of earlier batches are gone.
private let replacedLines: SQL =
    """
    DELETE FROM bill_line WHERE account = $1 AND batch <> $2 AND EXISTS (
        SELECT 1 FROM bill_line AS own
        WHERE own.account = $1 AND own.month = bill_line.month AND own.service = bill_line.service
            AND own.step = bill_line.step AND own.batch = $2)
    """
