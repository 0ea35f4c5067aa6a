import Store

/// Writes a file's rows, many at once.
///
/// The database detects duplicates: they change nothing. So only rows whose keys certainly differ are written together;
/// the others are written alone.
struct RowWriter {
    private let file: BatchFile
    private let batch: Int64
    /// What is written where a row has nothing.
    private let ifEmpty: [Int64?]
    private let many: any RowInsert
    private let one: any BulkStatement
    /// Whether any row may have the key of one that stays.
    private let mayCollide: Bool
    /// Hashes of the keys of the current account, whose rows are consecutive.
    private var keys: Set<Int> = []
    /// For a file whose key is one code or number: the highest so far.
    private var highest: ShortText?

    init(_ file: BatchFile, _ context: ImportContext) throws {
        (self.file, batch, ifEmpty) = (file, context.number, file.columns.map(\.ifEmpty))
        let (replacesAll, connection) = (context.replacesAll(of: file), context.connection)
        mayCollide = context.part != nil && replacesAll && file.mayCollide
        many =
            replacesAll
            ? try connection.copy(into: file.table, file.columns.map(\.name) + ["batch"])
            : try connection.insert(
                into: file.table, file.columns.map { ($0.name, $0.isText ? .text : .number) } + [("batch", .number)],
                file.orReplace)
        one = try connection.bulk(file.upsert(replacesAll: replacesAll))
    }

    /// False if the row's key is a duplicate in this batch.
    mutating func write(_ row: BatchRow) throws -> Bool {
        guard isNew(row) else {
            try flush()
            return try writeAlone(row)
        }
        for (value, ifEmpty) in zip(row.values, ifEmpty) { many.add(value.orElse(ifEmpty)) }
        many.add(int: batch)
        try many.endRow()
        return true
    }

    /// Called after the rows of an account.
    mutating func endAccount() {
        // Emptying a set takes time in proportion to its capacity: one large account must not slow down all later ones.
        keys.removeAll(keepingCapacity: keys.count < 100)
    }

    /// Writes the rows that wait.
    func flush() throws { try many.run() }

    /// Whether the row's key is certainly not a duplicate.
    private mutating func isNew(_ row: BatchRow) -> Bool {
        if mayCollide { return false }
        if file.accountColumn != nil { return keys.insert(hash(row)).inserted }
        guard file.keyLength == 1 else { return false }
        let key = ShortText(row.values[0].bytes)
        guard highest.map({ $0 < key }) ?? true else { return false }
        highest = key
        return true
    }

    private func writeAlone(_ row: BatchRow) throws -> Bool {
        one.bind(row, file, columns: file.columns.count)
        one.bind(file.columns.count + 1, int: batch)
        return try one.run() == 1
    }

    private func hash(_ row: BatchRow) -> Int {
        var hasher = Hasher()
        for column in 0..<file.keyLength where column != file.accountColumn {
            switch row.values[column] {
            case .none: break
            case .int(let number): hasher.combine(number)
            case .text(let bytes):
                hasher.combine(bytes: bytes)
                hasher.combine(UInt8(0))
            }
        }
        return hasher.finalize()
    }
}
