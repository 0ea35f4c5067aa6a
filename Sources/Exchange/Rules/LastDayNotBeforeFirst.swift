import Domain
import Words

/// A last day is not before its first day: a bill is due on the day it is issued, or later.
final class LastDayNotBeforeFirst: Rule {
    private let rows: RowReader
    private let (first, last): (Int, Int)

    /// - Parameters:
    ///   - first, last: the columns of the two days. Without one of them there is nothing to compare.
    init(_ rows: RowReader, first: String, last: String) {
        self.rows = rows
        (self.first, self.last) = (rows.file.place(of: first), rows.file.place(of: last))
    }

    func accepts(_ row: BatchRow) -> Bool {
        guard case .int(let end) = row.values[last], case .int(let begin) = row.values[first] else { return true }
        let begins = Day(number: Int(begin))
        let ends = Day(number: Int(end))
        if ends >= begins { return true }
        rows.report(last, found: ends.iso, expected: expected(begins.iso))
        return false
    }

    private func expected(_ day: String) -> String {
        let (words, column) = (rows.words.expected, rows.file.columns[first].title)
        return switch column {
        case "issued": words.notBeforeIssued(day)
        case "opened": words.notBeforeOpened(day)
        case "from_day": words.notBeforeReading(day)
        default: words.notBefore((day: day, column: column))
        }
    }
}
