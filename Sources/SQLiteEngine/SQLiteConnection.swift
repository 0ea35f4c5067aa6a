import GRDB
import GRDBSQLite
import Store

/// Store's connection on SQLite's own statements. GRDB opens connections, pools them, caches statements and guards
/// transactions; values go directly to and from the C library, which is several times faster than through `GRDB.Row`.
struct SQLiteConnection: Store.Connection {
    private let database: GRDB.Database
    private let statements: PreparedStatements?
    /// Nil where many rows are never written.
    private let rows: RowsBeside?

    init(_ database: GRDB.Database, _ statements: PreparedStatements? = nil, _ rows: RowsBeside? = nil) {
        (self.database, self.statements, self.rows) = (database, statements, rows)
    }

    func visit(_ sql: Store.SQL, _ values: [any Bindable], _ body: (any Store.Row) throws -> Void) throws {
        guard let rows else { return try visitRows(sql, values, body) }
        try rows.querying { try visitRows(sql, values, body) }
    }

    private func visitRows(
        _ sql: Store.SQL, _ values: [any Bindable], _ body: (any Store.Row) throws -> Void
    ) throws {
        let statement = try prepare(sql, values)
        defer { sqlite3_reset(statement) }
        while try step(statement) { try body(SQLiteRow(statement: statement)) }
    }

    func queue(_ sql: Store.SQL, _ values: [any Bindable]) -> (any QueuedQuery)? { nil }

    @discardableResult
    func execute(_ sql: Store.SQL, _ values: [any Bindable]) throws -> Int {
        try rows?.settle()
        let statement = try prepare(sql, values)
        defer { sqlite3_reset(statement) }
        while try step(statement) {}
        return Int(sqlite3_changes(sqlite3_db_handle(statement)))
    }

    func bulk(_ sql: Store.SQL) throws -> any BulkStatement {
        rows?.wait()
        return SQLiteBulkStatement(try database.makeStatement(sql: sql.text), rows)
    }

    func copy(into table: Store.SQL, _ columns: [Store.SQL]) throws -> any RowInsert {
        try insert(into: table, columns, "")
    }

    func insert(
        into table: Store.SQL, _ columns: [(name: Store.SQL, type: ColumnType)], _ conflict: Store.SQL
    ) throws -> any RowInsert {
        try insert(into: table, columns.map(\.name), conflict)
    }

    private func insert(
        into table: Store.SQL, _ columns: [Store.SQL], _ conflict: Store.SQL
    ) throws -> SQLiteRowInsert {
        guard let rows else { preconditionFailure("many rows are written in transactions") }
        rows.wait()
        return try SQLiteRowInsert(rows, into: table, columns, conflict) { sql in
            SQLiteBulkStatement(try database.makeStatement(sql: sql.text), nil)
        }
    }

    private func prepare(_ sql: Store.SQL, _ values: [any Bindable]) throws -> OpaquePointer {
        let statement =
            try (statements?.statement(sql, database) ?? database.cachedStatement(sql: sql.text)).sqliteStatement
        sqlite3_reset(statement)
        precondition(sqlite3_bind_parameter_count(statement) == values.count, "parameters of: \(sql.text)")
        for place in 0..<values.count {
            bind(statement, Int32(place + 1), values[number(of: place, in: statement) - 1].stored)
        }
        return statement
    }
}

/// SQLite numbers parameters in the order in which they appear, whatever their names are: `$2` may be the first of them.
private func number(of place: Int, in statement: OpaquePointer) -> Int {
    guard let name = sqlite3_bind_parameter_name(statement, Int32(place + 1)) else { return place + 1 }
    var (number, digit) = (0, name + 1)
    while digit.pointee != 0 {
        number = number * 10 + Int(digit.pointee) - 0x30
        digit += 1
    }
    return number
}

private struct SQLiteRow: Store.Row {
    let statement: OpaquePointer

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL }
    func int(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }

    func text(_ column: Int) -> String {
        guard let start = sqlite3_column_text(statement, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8] {
        guard let start = sqlite3_column_blob(statement, Int32(column)) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column)))))
    }
}

/// Text is bound without a copy: it must stay valid until `run` or `rows` returns.
final class SQLiteBulkStatement: BulkStatement {
    private let owner: Statement
    private let statement: OpaquePointer
    private let beside: RowsBeside?

    /// - Parameter beside: those that must be written before; nil if there can be none.
    init(_ owner: Statement, _ beside: RowsBeside?) {
        (self.owner, self.beside) = (owner, beside)
        statement = owner.sqliteStatement
        let places = 0..<Int(sqlite3_bind_parameter_count(statement))
        precondition(places.allSatisfy { number(of: $0, in: owner.sqliteStatement) == $0 + 1 }, "order of parameters")
    }

    deinit { beside?.wait() }

    func bind(_ parameter: Int, int: Int64) {
        beside?.wait()
        sqlite3_bind_int64(statement, Int32(parameter), int)
    }

    func bind(_ parameter: Int, text: UnsafeRawBufferPointer) {
        beside?.wait()
        let start = text.baseAddress?.assumingMemoryBound(to: CChar.self)
        if let start {
            sqlite3_bind_text(statement, Int32(parameter), start, Int32(text.count), nil)
        } else {
            sqlite3_bind_text(statement, Int32(parameter), "", 0, transient)
        }
    }

    func bind(_ parameter: Int, bytes: UnsafeRawBufferPointer) {
        beside?.wait()
        if let start = bytes.baseAddress {
            sqlite3_bind_blob(statement, Int32(parameter), start, Int32(bytes.count), nil)
        } else {
            sqlite3_bind_zeroblob(statement, Int32(parameter), 0)
        }
    }

    func bindNull(_ parameter: Int) {
        beside?.wait()
        sqlite3_bind_null(statement, Int32(parameter))
    }

    func run() throws -> Int {
        try beside?.settle()
        defer { sqlite3_reset(statement) }
        while try step(statement) {}
        return Int(sqlite3_changes(sqlite3_db_handle(statement)))
    }

    func rows(_ visit: (any Store.Row) throws -> Void) throws {
        guard let beside else { return try visitRows(visit) }
        try beside.querying { try visitRows(visit) }
    }

    private func visitRows(_ visit: (any Store.Row) throws -> Void) throws {
        defer { sqlite3_reset(statement) }
        while try step(statement) { try visit(SQLiteRow(statement: statement)) }
    }
}

/// Whether there is another row.
private func step(_ statement: OpaquePointer) throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
        let handle = sqlite3_db_handle(statement)
        let message = String(cString: sqlite3_errmsg(handle))
        if sqlite3_errcode(handle) == SQLITE_FULL { throw DatabaseUnavailable("SQLite: \(message)") }
        throw Store.DatabaseError("SQLite \(sqlite3_extended_errcode(handle)): \(message)")
    }
}

private func bind(_ statement: OpaquePointer, _ parameter: Int32, _ value: StoredValue) {
    switch value {
    case .null: sqlite3_bind_null(statement, parameter)
    case .int(let number): sqlite3_bind_int64(statement, parameter, number)
    case .text(let text):
        var text = text
        text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { characters in
                _ = sqlite3_bind_text(statement, parameter, characters.baseAddress, Int32(utf8.count), transient)
            }
        }
    case .bytes(let bytes):
        _ = bytes.withUnsafeBytes {
            sqlite3_bind_blob(statement, parameter, $0.baseAddress, Int32(bytes.count), transient)
        }
    }
}

/// SQLITE_TRANSIENT: SQLite makes a copy. (The C macro is a cast that Swift does not import.)
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
