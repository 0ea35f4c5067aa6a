/// Reads a file's rows: first the header, then cell by cell what the columns' forms say.
final class RowReader {
    let file: BatchFile
    private(set) var row: BatchRow
    /// How many records could not be taken apart.
    private(set) var malformed = 0

    private let csv: CSVReader
    private let forms: [Form]
    private let isOptional: [Bool]
    private let problems: Problems
    /// For each field of a record, which of the file's columns it is.
    private var layout: [Int] = []

    init(_ file: BatchFile, csv: CSVReader, problems: Problems) {
        (self.file, self.csv, self.problems) = (file, csv, problems)
        forms = file.columns.map(\.form)
        isOptional = file.columns.map(\.isOptional)
        row = BatchRow(values: Array(repeating: .none, count: file.columns.count))
    }

    /// Whether the header names the file's columns. Rows can only be read when it does.
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

    /// Reads on to the next record that can be taken apart; false at the file's end.
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

    /// Says what is wrong with the row, or with one on an earlier line.
    func report(_ column: Int?, line: Int? = nil, found: String, expected: String) {
        problems.add(
            file.name, line: line ?? row.line, column: column.map { file.columns[$0].title }, found: found,
            expected: expected)
    }

    private func readCells() {
        // In a place of its own while it is filled, which spares a check of each access.
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
