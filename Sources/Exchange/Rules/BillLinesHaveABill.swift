import Domain
import Store

/// A bill's lines have a bill, and add up to what their services were charged.
final class BillLinesHaveABill: Rule {
    private let rows: RowReader
    private let context: ImportContext
    private let sums: DetailsAddUp
    private let bills: any BulkStatement
    private let (account, month): (Int, Int)
    private var last: (account: ShortText, month: Int64, isThere: Bool)?

    init(_ rows: RowReader, _ context: ImportContext) throws {
        (self.rows, self.context) = (rows, context)
        sums = try DetailsAddUp(rows, context, .billLines)
        bills = try context.connection.bulk("SELECT 1 FROM bill WHERE account = $1 AND month = $2")
        (account, month) = (rows.file.place(of: "account"), rows.file.place(of: "month"))
    }

    func accepts(_ row: BatchRow) throws -> Bool {
        guard try hasBill(row) else {
            let found = Month(number: Int(row.values[month].int)).iso
            rows.report(month, found: found, expected: "the month of a bill of this account")
            return false
        }
        return sums.accepts(row)
    }

    func checkAccount(_ account: ShortText, isComplete: Bool) throws {
        try sums.checkAccount(account, isComplete: isComplete)
    }

    private func hasBill(_ row: BatchRow) throws -> Bool {
        let (ofAccount, ofMonth) = (ShortText(row.values[account].bytes), row.values[month].int)
        if let last, last.account == ofAccount, last.month == ofMonth { return last.isThere }
        var isThere = context.references.isInDoubt(ofAccount, in: .bills)
        bills.bind(1, row.values[account])
        bills.bind(2, row.values[month])
        try bills.rows { _ in isThere = true }
        last = (ofAccount, ofMonth, isThere)
        return isThere
    }
}
