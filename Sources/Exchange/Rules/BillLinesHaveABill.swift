import Domain
import Store

/// A bill's lines have a bill, and add up to their services' charges.
final class BillLinesHaveABill: Rule {
    private let rows: RowReader
    private let context: ImportContext
    private let sums: PartsAddUp
    private let bills: AccountDetails<Int64>
    private let (account, month): (Int, Int)
    /// The billed months of the previous row's account.
    private var billed: (account: ShortText, months: [Int64])?

    init(_ rows: RowReader, _ context: ImportContext) throws {
        (self.rows, self.context) = (rows, context)
        sums = try PartsAddUp(rows, context, .billLines)
        bills = try AccountDetails(
            context, "SELECT account, month FROM bill WHERE account >= $1 AND account <= $2"
        ) { $0.int(1) }
        (account, month) = (rows.file.place(of: "account"), rows.file.place(of: "month"))
    }

    func accepts(_ row: BatchRow) throws -> Bool {
        let owner = ShortText(row.values[account].bytes)
        let number = row.values[month].int
        if try months(of: owner).contains(number) || context.references.isInDoubt(owner, in: .bills) {
            return sums.accepts(row)
        }
        let found = Month(number: Int(number)).iso
        rows.report(month, found: found, expected: "the month of a bill of this account")
        return false
    }

    func checkAccount(_ account: ShortText, isComplete: Bool) throws {
        try sums.checkAccount(account, isComplete: isComplete)
    }

    private func months(of owner: ShortText) throws -> [Int64] {
        if let billed, billed.account == owner { return billed.months }
        let months = try bills.of(owner)
        billed = (owner, months)
        return months
    }
}
