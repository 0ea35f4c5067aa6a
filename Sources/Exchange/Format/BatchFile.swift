import Store

/// A file of the format: its columns, and the table that stores them.
struct BatchFile: Sendable {
    let name: String
    let table: SQL
    /// The columns of the key come first.
    let columns: [Column]
    let keyLength: Int
    /// Whether a full batch must have it.
    let isRequired: Bool
    /// The list of codes that this file defines.
    let list: CodeList?
    /// Makes the rule for its rows, beyond the form of their cells; the rule reports through the file's reader.
    let rule: (@Sendable (RowReader, ImportContext) throws -> any Rule)?

    /// Indices in `columns`.
    let sums: [Int]
    /// Of each text in three languages its columns: Kazakh, Russian, English.
    let translations: [[Int]]
    let references: [(column: Int, list: CodeList)]
    /// The index of the account's column, in a file that may have many rows of one account.
    let accountColumn: Int?

    init(
        _ name: String, table: SQL, key: Int, isRequired: Bool = false, list: CodeList? = nil, columns: [Column],
        rule: (@Sendable (RowReader, ImportContext) throws -> any Rule)? = nil
    ) {
        (self.name, self.table, self.columns, keyLength) = (name, table, columns, key)
        (self.isRequired, self.list, self.rule) = (isRequired, list, rule)
        sums = columns.indices.filter { if case .money = columns[$0].form { true } else { false } }
        translations = columns.indices.filter { columns[$0].title.hasSuffix("_kk") }.map { kazakh in
            let stem = columns[kazakh].title.dropLast(2)
            return [kazakh]
                + ["ru", "en"].compactMap { language in
                    columns.firstIndex { $0.title == stem + language }
                }
        }
        references = columns.enumerated().compactMap { index, column in column.reference.map { (index, $0) } }
        accountColumn = key > 1 ? columns.firstIndex { $0.title == "account" } : nil
    }

    /// The keys of rows of this file that an update takes away.
    var deletions: BatchFile {
        BatchFile(
            BatchFile.folderOfDeletions + name, table: table, key: keyLength, columns: Array(columns.prefix(keyLength)))
    }

    static let folderOfDeletions = "deletions/"

    /// - Precondition: the file has such a column.
    func place(of title: String) -> Int {
        guard let place = columns.firstIndex(where: { $0.title == title }) else {
            preconditionFailure("\(name) has no column \(title)")
        }
        return place
    }

    /// A statement that writes a row of a batch; the parameters are the columns in order and the batch's number. A row with a
    /// duplicate key in this batch changes nothing.
    func upsert(replacesAll: Bool) -> SQL {
        let names = columns.map(\.name) + ["batch"]
        let insert: SQL = "INSERT INTO " + table + " (" + names.joined() + ") VALUES (" + .parameters(names.count) + ")"
        return insert + " " + (replacesAll ? onConflict + "DO NOTHING" : orReplace)
    }

    /// The end of a statement that replaces the rows of earlier batches with the same key.
    var orReplace: SQL {
        let changes = (columns.map(\.name) + ["batch"]).dropFirst(keyLength).map { $0 + " = excluded." + $0 }
        return onConflict + "DO UPDATE SET " + changes.joined() + " WHERE " + table + ".batch <> excluded.batch"
    }

    private var onConflict: SQL { "ON CONFLICT (" + columns.prefix(keyLength).map(\.name).joined() + ") " }
}
