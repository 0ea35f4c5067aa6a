/// Parses a file's rows: first the header, then each cell by its column's form.
final class RowReader {
    let file: BatchFile
    private(set) var row: BatchRow
    /// The number of malformed records.
    private(set) var malformed = 0

    private let csv: CSVReader
    private let forms: [Form]
    private let isOptional: [Bool]
    private let problems: Problems
    /// The index of the file's column for each field of a record.
    private var layout: [Int] = []

    init(_ file: BatchFile, csv: CSVReader, problems: Problems) {
        (self.file, self.csv, self.problems) = (file, csv, problems)
        forms = file.columns.map(\.form)
        isOptional = file.columns.map(\.isOptional)
        row = BatchRow(values: Array(repeating: .none, count: file.columns.count))
    }

    /// Returns whether the header is valid. Only then can rows be read.
    func readHeader() throws -> Bool {
        guard let event = try csv.next() else {
            problems.add(file.name, line: 1, found: "an empty file", expected: "a line with the columns' names")
            return false
        }
        if case .malformed(let fault) = event {
            problems.add(file.name, line: 1, found: fault.found, expected: fault.expected)
            return false
        }
        var isRight = true
        for field in csv.fields {
            let title = csv.text(field)
            let column = file.columns.firstIndex { title.elementsEqual($0.title.utf8) }
            if let column, !layout.contains(column) {
                layout.append(column)
            } else {
                let expected = column == nil ? "only columns of the format" : "each column once"
                problems.add(file.name, line: 1, found: "the column \(excerpt(title))", expected: expected)
                isRight = false
            }
        }
        for (index, column) in file.columns.enumerated() where !column.isOptional && !layout.contains(index) {
            problems.add(file.name, line: 1, column: column.title, found: "no such column", expected: "the column")
            isRight = false
        }
        return isRight
    }

    /// Reads up to the next well-formed record; false at the end of the file.
    func next() throws -> Bool {
        while let event = try csv.next() {
            if case .malformed(let fault) = event {
                problems.add(file.name, line: csv.line, found: fault.found, expected: fault.expected)
                malformed += 1
            } else if csv.fields.count != layout.count {
                problems.add(
                    file.name, line: csv.line, found: "\(csv.fields.count) fields",
                    expected: "\(layout.count) fields, as the header has")
                malformed += 1
            } else {
                readCells()
                return true
            }
        }
        return false
    }

    /// Reports a problem of the row, or of one on an earlier line.
    func report(_ column: Int?, line: Int? = nil, found: String, expected: String) {
        problems.add(
            file.name, line: line ?? row.line, column: column.map { file.columns[$0].title }, found: found,
            expected: expected)
    }

    func warn(_ rule: WarningRule, _ column: Int, line: Int, found: String, expected: String) {
        problems.warn(
            rule, file.name, line: line, column: file.columns[column].title, found: found, expected: expected)
    }

    private func readCells() {
        // A local variable while it is filled, which avoids an exclusivity check at each access.
        var row = BatchRow(values: [])
        swap(&row, &self.row)
        defer { swap(&row, &self.row) }
        row.line = csv.line
        row.isSound = true
        for (field, index) in zip(csv.fields, layout) {
            let cell = csv.text(field)
            if cell.isEmpty, isOptional[index] {
                row.values[index] = .none
            } else if !cell.isEmpty, let value = forms[index].value(cell) {
                row.values[index] = value
            } else {
                row.values[index] = .none
                row.isSound = false
                problems.add(
                    file.name, line: row.line, column: file.columns[index].title,
                    found: cell.isEmpty ? "nothing" : excerpt(cell), expected: forms[index].expectation)
            }
        }
    }
}
