import Store

/// Store's connection within a transaction of a session.
struct PostgreSQLConnection: Connection {
    let session: Session

    func visit(_ sql: SQL, _ values: [any Bindable], _ body: (any Row) throws -> Void) throws {
        try session.run(sql, Parameters(values)).visit(body)
    }

    func queue(_ sql: SQL, _ values: [any Bindable]) -> (any QueuedQuery)? {
        PostgreSQLQuery(session: session, statement: session.later(sql, Parameters(values)))
    }

    @discardableResult
    func execute(_ sql: SQL, _ values: [any Bindable]) throws -> Int {
        try session.run(sql, Parameters(values)).changes
    }

    func bulk(_ sql: SQL) -> any BulkStatement {
        PostgreSQLBulkStatement(session, sql)
    }

    func copy(into table: SQL, _ columns: [SQL]) -> any RowInsert {
        PostgreSQLRowCopy(session, into: table, columns)
    }

    func insert(into table: SQL, _ columns: [(name: SQL, type: ColumnType)], _ conflict: SQL) -> any RowInsert {
        PostgreSQLRowInsert(session, into: table, columns, conflict)
    }
}

private struct PostgreSQLQuery: QueuedQuery {
    let session: Session
    let statement: PendingStatement

    func visit(_ body: (any Row) throws -> Void) throws { try session.result(of: statement).visit(body) }
}

private final class PostgreSQLBulkStatement: BulkStatement {
    private let session: Session
    private let sql: SQL
    private var parameters = Parameters()

    init(_ session: Session, _ sql: SQL) {
        (self.session, self.sql) = (session, sql)
    }

    func bind(_ parameter: Int, int: Int64) {
        parameters.set(parameter - 1, int: int)
    }

    func bind(_ parameter: Int, text: UnsafeRawBufferPointer) {
        parameters.set(parameter - 1, bytes: text)
    }

    func bindNull(_ parameter: Int) {
        parameters.setNull(parameter - 1)
    }

    func run() throws -> Int {
        defer { parameters.removeAll() }
        return try session.run(sql, parameters).changes
    }

    func rows(_ visit: (any Row) throws -> Void) throws {
        defer { parameters.removeAll() }
        try session.run(sql, parameters).visit(visit)
    }
}
