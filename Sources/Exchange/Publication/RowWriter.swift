import Store

/// Writes a file's rows: by the engine's bulk insert, if it has one; else several rows in one statement, since in SQLite a
/// statement's overhead costs as much as a row.
///
/// The database detects duplicates: they change nothing. So only rows whose keys certainly differ are written together;
/// the others are written alone.
struct RowWriter {
    private static let sizes = [16, 8, 4, 2, 1]

    private let file: BatchFile
    private let batch: Int64
    /// What is written where a row has nothing.
    private let ifEmpty: [Int64?]
    private let copy: (any RowCopy)?
    /// The same for rows that replace others.
    private let insert: (any RowInsert)?
    /// Whether any row may have the key of one that stays.
    private let mayCollide: Bool
    private let statements: [any BulkStatement]
    /// Hashes of the keys of the current account, whose rows are consecutive.
    private var keys: Set<Int> = []
    /// For a file whose key is one code or number: the highest so far.
    private var highest: ShortText?
    private var values: [BufferedValue] = []
    private var texts: [UInt8] = []

    private enum BufferedValue {
        case none
        case int(Int64)
        case text(start: Int, end: Int)
    }

    init(_ file: BatchFile, _ context: ImportContext) throws {
        (self.file, batch, ifEmpty) = (file, context.number, file.columns.map(\.ifEmpty))
        let replacesAll = context.replacesAll(of: file)
        mayCollide = context.part != nil && replacesAll && file.mayCollide
        copy =
            mayCollide || !replacesAll
            ? nil : try context.connection.copy(into: file.table, file.columns.map(\.name) + ["batch"])
        insert =
            replacesAll
            ? nil
            : try context.connection.insert(
                into: file.table, file.columns.map { ($0.name, $0.isText) } + [("batch", false)], file.orReplace)
        statements = try RowWriter.sizes.map { size in
            try context.connection.bulk(file.upsert(rows: size, replacesAll: replacesAll))
        }
    }

    /// False if the row's key is a duplicate in this batch.
    mutating func write(_ row: BatchRow) throws -> Bool {
        guard isNew(row) else {
            try flush()
            keep(row)
            return try write(1, with: statements[RowWriter.sizes.count - 1]) { try $0.run() } == 1
        }
        if let bulk = copy ?? insert {
            try write(row, to: bulk)
        } else {
            keep(row)
            if values.count == RowWriter.sizes[0] * file.columns.count { try flush() }
        }
        return true
    }

    /// Called after the rows of an account.
    mutating func endAccount() {
        // Emptying a set takes time in proportion to its capacity: one large account must not slow down all later ones.
        keys.removeAll(keepingCapacity: keys.count < 100)
    }

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

    private func write(_ row: BatchRow, to bulk: any RowCopy) throws {
        for (value, ifEmpty) in zip(row.values, ifEmpty) {
            switch value {
            case .none: if let ifEmpty { bulk.add(int: ifEmpty) } else { bulk.addNull() }
            case .int(let number): bulk.add(int: number)
            case .text(let bytes): bulk.add(text: bytes)
            }
        }
        bulk.add(int: batch)
        try bulk.endRow()
    }

    /// Writes the rows that wait.
    mutating func flush() throws {
        try insert?.run()
        for (size, statement) in zip(RowWriter.sizes, statements) {
            while values.count >= size * file.columns.count {
                // Fewer would mean that rows with different keys were taken for duplicates.
                try write(size, with: statement) { try $0.run(changing: size) }
            }
        }
        texts.removeAll(keepingCapacity: true)
    }

    private mutating func write<T>(
        _ rows: Int, with statement: any BulkStatement, run: (any BulkStatement) throws -> T
    ) throws -> T {
        let width = file.columns.count
        defer { values.removeFirst(rows * width) }
        return try texts.withUnsafeBytes { texts in
            var parameter = 0
            for row in 0..<rows {
                for value in values[(row * width)..<((row + 1) * width)] {
                    parameter += 1
                    switch value {
                    case .none: statement.bindNull(parameter)
                    case .int(let number): statement.bind(parameter, int: number)
                    case .text(let start, let end):
                        statement.bind(parameter, text: UnsafeRawBufferPointer(rebasing: texts[start..<end]))
                    }
                }
                parameter += 1
                statement.bind(parameter, int: batch)
            }
            return try run(statement)
        }
    }

    private mutating func keep(_ row: BatchRow) {
        for (value, ifEmpty) in zip(row.values, ifEmpty) {
            switch value {
            case .none: values.append(ifEmpty.map { .int($0) } ?? .none)
            case .int(let number): values.append(.int(number))
            case .text(let bytes):
                let start = texts.count
                texts.append(contentsOf: bytes)
                values.append(.text(start: start, end: texts.count))
            }
        }
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
