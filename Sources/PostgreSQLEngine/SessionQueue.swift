import Store

/// Statements that wait to be sent together.
extension Session {
    func run(_ sql: SQL, _ parameters: Parameters) throws -> QueryResult {
        try result(of: later(sql, parameters))
    }

    /// Queues a statement, which is sent together with the next one.
    func later(_ sql: SQL, _ parameters: Parameters) -> PendingStatement {
        let statement = PendingStatement(sql, parameters)
        queued.append(statement)
        return statement
    }

    /// Sends what waits, and waits for all results.
    func sendQueued() throws {
        guard !queued.isEmpty else { return try settleSent() }
        let pending = queued
        queued = []
        _ = try exchange { try send(pending) }
    }

    /// Sends a statement whose result nobody needs, but that it changed so many rows: the server runs it, while the caller goes
    /// on. The next statement, or the commit, throws its error.
    func sendAhead(_ statement: PendingStatement) throws {
        queued.append(statement)
        let pending = queued
        queued = []
        ahead = try start { try send(pending) }
    }

    func result(of statement: PendingStatement) throws -> QueryResult {
        if statement.result == nil { try sendQueued() }
        guard let result = statement.result else { throw DatabaseError("PostgreSQL: skipped after an earlier failure") }
        return result
    }
}
