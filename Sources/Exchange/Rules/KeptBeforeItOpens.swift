import Words

/// Readings are kept for a window only before it opens.
final class KeptBeforeItOpens: Rule {
    private let rows: RowReader
    private let (first, kept): (Int, Int)

    init(_ rows: RowReader) {
        self.rows = rows
        (first, kept) = (rows.file.place(of: "first_day"), rows.file.place(of: "kept_from"))
    }

    func accepts(_ row: BatchRow) -> Bool {
        guard case .int(let kept) = row.values[kept] else { return true }
        guard case .int(let first) = row.values[first] else {
            rows.report(
                self.first, found: rows.words.found.nothing,
                expected: rows.words.expected.valueAs(rows.file.columns[self.kept].title))
            return false
        }
        if kept <= first { return true }
        rows.report(self.kept, found: "\(kept)", expected: rows.words.expected.notAfterFirstDay("\(first)"))
        return false
    }
}
