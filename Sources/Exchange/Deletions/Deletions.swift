import Store
import Words

/// Takes away the rows that a file of `deletions/` names by their keys.
struct Deletions {
    private let file: BatchFile
    private let rows: RowReader
    private let context: ImportContext
    private let account: Int?
    private let delete: any BulkStatement

    /// - Parameter file: as `BatchFile.deletions`.
    init(_ file: BatchFile, _ csv: CSVReader, _ context: ImportContext) throws {
        (self.file, self.context, account) = (file, context, file.columns.firstIndex { $0.title == "account" })
        rows = RowReader(file, csv: csv, problems: context.problems)
        delete = try context.connection.bulk("DELETE FROM " + file.table + " WHERE " + file.hasKey)
    }

    /// Returns the number of rows.
    func run(_ ticker: Ticker) throws -> Int {
        let problems = context.problems
        guard try rows.readHeader() else { return 0 }
        var totals = ControlTotals(file)
        while try rows.next() {
            try ticker.count()
            totals.add(rows.row)
            guard rows.row.isSound else { continue }
            if let account { context.touch(ShortText(rows.row.values[account].bytes)) }
            delete.bind(keyOf: rows.row, file)
            guard try delete.run() == 0 else { continue }
            problems.warn(
                .nothingToDelete, file.name, line: rows.row.line, account: rows.account,
                found: problems.words.found.noSuchKey,
                expected: problems.words.expected.publishedKey)
        }
        totals.compare(with: context.manifest, isWhole: rows.malformed == 0, problems)
        return totals.rows
    }
}

extension BatchFile {
    /// A row has the key that the first parameters are.
    var hasKey: SQL {
        columns.prefix(keyLength).enumerated().map { place, column -> SQL in
            column.name + " = " + .parameters(1, after: place)
        }.joined(by: " AND ")
    }
}

extension BulkStatement {
    func bind(keyOf row: BatchRow, _ file: BatchFile) { bind(row, file, columns: file.keyLength) }
}
