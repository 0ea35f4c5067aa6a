import Domain

/// A last day is not before its first day: a bill is due on the day it is issued, or later.
final class LastDayNotBeforeFirst: Rule {
    private let rows: RowReader
    private let (first, last): (Int, Int)
    private let reason: String

    /// - Parameters:
    ///   - first, last: the columns of the two days. Without a last day there is no end.
    ///   - reason: describes the first day in the message.
    init(_ rows: RowReader, first: String, last: String, _ reason: String) {
        (self.rows, self.reason) = (rows, reason)
        (self.first, self.last) = (rows.file.place(of: first), rows.file.place(of: last))
    }

    func accepts(_ row: BatchRow) -> Bool {
        guard case .int(let end) = row.values[last] else { return true }
        let begins = Day(number: Int(row.values[first].int))
        let ends = Day(number: Int(end))
        if ends >= begins { return true }
        rows.report(last, found: ends.iso, expected: "\(begins.iso), \(reason), or later")
        return false
    }
}
