import Domain

/// A bill is due on the day it is issued, or later.
final class BillsFallDue: Rule {
    private let rows: RowReader
    private let (issued, due): (Int, Int)

    init(_ rows: RowReader) {
        self.rows = rows
        (issued, due) = (rows.file.place(of: "issued"), rows.file.place(of: "due"))
    }

    func accepts(_ row: BatchRow) -> Bool {
        let issuedOn = Day(number: Int(row.values[issued].int))
        let dueOn = Day(number: Int(row.values[due].int))
        if dueOn >= issuedOn { return true }
        rows.report(due, found: dueOn.iso, expected: "\(issuedOn.iso), when it was issued, or later")
        return false
    }
}
