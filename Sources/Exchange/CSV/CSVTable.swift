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
    private let file: OpenFile
    private let csv: CSVReader

    /// - Throws: `UnreadableBatch` if it cannot be read, or its columns are others.
    package init(path: String, columns: [String]) throws {
        let file = try OpenFile(path: path)
        csv = try CSVReader(limit: 1 << 12, chunk: 1 << 14, read: file.read)
        (self.file, self.columns) = (file, columns)
        guard case .cells(columns) = try next() else {
            throw UnreadableBatch("\(path): the first line must be \(columns.joined(separator: ","))")
        }
    }

    /// Nil at the end of the file.
    package func next() throws -> Row? {
        switch try csv.next() {
        case nil: return nil
        case .malformed(let fault): return .wrong("found \(fault.found); expected \(fault.expected)")
        case .record:
            guard csv.fields.count == columns.count else {
                return .wrong("found \(csv.fields.count) fields; expected \(columns.count), as the header has")
            }
            var cells: [String] = []
            for field in csv.fields {
                let cell = csv.text(field)
                guard Form.text(nil).value(cell) != nil else {
                    return .wrong("found \(excerpt(cell)); expected \(Form.text(nil).expectation)")
                }
                cells.append(String(decoding: cell, as: UTF8.self))
            }
            return .cells(cells)
        }
    }
}
