import Domain
import Words

/// The month that an adjustment is about is not after the one in which it was made.
final class AboutNoLaterMonth: Rule {
    private let rows: RowReader
    private let (about, month): (Int, Int)

    init(_ rows: RowReader) {
        self.rows = rows
        (about, month) = (rows.file.place(of: "about"), rows.file.place(of: "month"))
    }

    func accepts(_ row: BatchRow) -> Bool {
        guard case .int(let number) = row.values[about], number > row.values[month].int else { return true }
        rows.report(
            about, found: Month(number: Int(number)).iso,
            expected: rows.words.expected.notAfterMade(Month(number: Int(row.values[month].int)).iso))
        return false
    }
}
