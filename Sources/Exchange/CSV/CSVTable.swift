import Words

/// A CSV file outside a batch, with given columns in their order, its cells as text.
package final class CSVTable {
    package enum Row {
        case cells([String])
        /// An invalid row, with the reason.
        case wrong(String)
    }

    /// The first line of the row that `next` returned; the header is line 1.
    package var line: Int { csv.line }
    package var size: Int { file.size }
    /// The number of bytes read.
    package var position: Int { file.position }

    private let columns: [String]
    private let form = TextForm(characters: CSVTable.longestRow, lines: 100)
    private let file: OpenFile
    private let csv: CSVReader
    private let words = CommandTexts.current

    private static let longestRow = 1 << 12

    /// - Throws: `UnreadableBatch` if it cannot be read, or its columns are others.
    package init(path: String, columns: [String]) throws {
        let file = try OpenFile(path: path)
        csv = try CSVReader(limit: CSVTable.longestRow, chunk: 1 << 14, read: file.read)
        (self.file, self.columns) = (file, columns)
        guard case .cells(columns) = try next() else {
            throw UnreadableBatch.columns(path, columns.joined(separator: ","))
        }
    }

    /// Nil at the end of the file.
    package func next() throws -> Row? {
        switch try csv.next() {
        case nil: return nil
        case .malformed(let fault): return wrong(fault.found(words.found), fault.expected(words.expected))
        case .record:
            guard csv.fields.count == columns.count else {
                return wrong(
                    words.found.fields("\(csv.fields.count)"), words.expected.fields("\(columns.count)"))
            }
            var cells: [String] = []
            for field in csv.fields {
                let cell = csv.text(field)
                if let fault = form.fault(cell) {
                    return wrong(fault.found(in: cell, words.found), form.expectation(words.expected))
                }
                cells.append(String(decoding: cell, as: UTF8.self))
            }
            return .cells(cells)
        }
    }

    private func wrong(_ found: String, _ expected: String) -> Row {
        .wrong(words.report.mismatch((found: found, expected: expected)))
    }
}
