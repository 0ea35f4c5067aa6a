import Words

/// Two optional columns are both given, or neither.
final class BothOrNone: Rule {
    private let rows: RowReader
    private let (first, second): (Int, Int)

    init(_ rows: RowReader, _ first: String, _ second: String) {
        self.rows = rows
        (self.first, self.second) = (rows.file.place(of: first), rows.file.place(of: second))
    }

    func accepts(_ row: BatchRow) -> Bool {
        switch (row.values[first], row.values[second]) {
        case (.none, .none): return true
        case (.none, _): report(first, as: second)
        case (_, .none): report(second, as: first)
        default: return true
        }
        return false
    }

    private func report(_ missing: Int, as given: Int) {
        let expected = rows.words.expected.valueAs(rows.file.columns[given].title)
        rows.report(missing, found: rows.words.found.nothing, expected: expected)
    }
}
