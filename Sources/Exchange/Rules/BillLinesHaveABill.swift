import Domain
import Store
import Words

/// A bill's lines have a bill, say what they must, and add up to their services' charges.
final class BillLinesHaveABill: Rule {
    private let rows: RowReader
    private let context: ImportContext
    private let sums: PartsAddUp
    private let form: BillLineForm
    private let replaced: AccountsStatement
    private let bills: AccountDetails<Int64>
    private let (account, month): (Int, Int)
    /// The billed months of the previous row's account.
    private var billed: (account: ShortText, months: [Int64])?
    /// Of an update: those whose rows are read, and the first month of their rows.
    private var ended: (accounts: [ShortText], first: Int64) = ([], .max)

    init(_ rows: RowReader, _ context: ImportContext) throws {
        (self.rows, self.context) = (rows, context)
        sums = try PartsAddUp(rows, context, .billLines)
        form = BillLineForm(rows)
        replaced = try AccountsStatement(context.connection, replacedLines)
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
            ended.first = min(ended.first, number)
            return sums.accepts(row)
        }
        let found = Month(number: Int(number)).iso
        rows.report(month, found: found, expected: rows.words.expected.billMonth)
        return false
    }

    func endAccount(_ account: ShortText, isComplete: Bool) throws {
        if context.isUpdate { ended.accounts.append(account) }
        try sums.endAccount(account, isComplete: isComplete)
    }

    func checkEnded() throws {
        try replaced.run(on: ended.accounts, ended.first, context.number)
        ended = ([], .max)
        try sums.checkEnded()
    }

    private func months(of owner: ShortText) throws -> [Int64] {
        if let billed, billed.account == owner { return billed.months }
        let months = try bills.of(owner)
        billed = (owner, months)
        return months
    }
}

/// In an update a step may stand with other days and prices than before: its lines of earlier batches are gone.
private let replacedLines: SQL = {
    let (accounts, month, batch) = (SQL.accounts, SQL.number(1), SQL.number(2))
    let former: SQL = "DELETE FROM bill_line WHERE account IN " + accounts + " AND month >= " + month
    let own: SQL =
        """
        SELECT 1 FROM bill_line AS own WHERE own.account = bill_line.account AND own.month = bill_line.month
            AND own.service = bill_line.service AND own.step = bill_line.step AND own.batch =
        """
    return former + " AND batch <> " + batch + " AND EXISTS (" + own + batch + ")"
}()
