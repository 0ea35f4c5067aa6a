import CPostgreSQL
import Store

/// One connection to the server. Only one thread uses it at a time, so it may move between threads.
///
/// Sending statements and waiting for results has a timeout: libpq's own calls would wait for a stalled server without
/// end. One round trip carries as much as possible: a transaction's BEGIN, the first preparation of a statement, the
/// statement, and earlier ones whose results were not needed yet.
final class Session: @unchecked Sendable {
    enum Limit {
        case until(ContinuousClock.Instant)
        /// A timeout for each statement, from when it is sent.
        case each(Duration)

        /// Of an import or another job: long, but not endless.
        static let job = Limit.each(.seconds(3600))
    }

    var limit: Limit
    /// The session cannot or must not be used any more: the connection is broken, or its server is no longer the
    /// primary.
    var isLost: Bool { isBroken || server.hasNewer(than: timeline) }

    let connection: OpaquePointer
    let server: Server
    private let timeline: Int64
    private var isBroken = false
    /// When the last statement was sent.
    private(set) var sent = ContinuousClock.now
    /// Of a replica: it has everything that was committed before this time.
    var hasAllUntil: ContinuousClock.Instant?
    private var lastResponse = ContinuousClock.now

    /// The connection may be dead; better not to use it.
    var isDoubtful: Bool { server.isDoubtful(lastResponse: lastResponse) }
    /// The COPY in progress, if any.
    var copy: PostgreSQLRowCopy?
    private var names: [SQL: String] = [:]
    var queued: [PendingStatement] = []
    /// What was sent without waiting for its results.
    var ahead: [Step] = []
    private var transaction = Stage.none
    /// The transaction failed, and changed nothing, because of another one.
    private(set) var isConflict = false

    private enum Stage {
        case none
        /// BEGIN goes with the first statement.
        case due(SQL)
        case open
        case committing
    }

    /// - Throws: `DatabaseUnavailable` if no server can be reached; `DatabaseError` if it cannot be used.
    init(_ server: Server, limit: Limit, longestStatement: Duration?) throws {
        (self.limit, self.server) = (limit, server)
        (connection, timeline) = try server.connect()
        guard PQsetnonblocking(connection, 1) == 0, PQenterPipelineMode(connection) == 1 else { throw lost() }
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        let milliseconds = longestStatement.map { "\(Int($0 / .milliseconds(1)))" } ?? "0"
        var (encoding, schema) = ("", "")
        try run(Dialect.settings, Parameters([milliseconds, milliseconds])).visit {
            (encoding, schema) = ($0.text(8), $0.text(9))
        }
        guard encoding == "UTF8" else { throw DatabaseError("the database's encoding is \(encoding), not UTF8") }
        guard !schema.isEmpty else { throw DatabaseError("the database's user may use no schema of its search_path") }
    }

    deinit { PQfinish(connection) }

    /// Whether the last failure changed nothing, and a retry may succeed.
    var mayTryAgain: Bool {
        if case .committing = transaction { return isConflict }
        return isConflict || isLost
    }

    /// The session must not be used any more.
    func abandon() {
        isBroken = true
    }

    // MARK: Transactions

    /// Runs `body` in a transaction. A read transaction stays open after it: `settle` ends it, so that the reader need not
    /// wait for that; how it ends is nothing to the next one.
    func transaction<T>(_ kind: TransactionKind, _ body: (any Connection) throws -> T) throws -> T {
        try? settleSent()
        (transaction, isConflict, queued) = (.due(kind.begin), false, [])
        do {
            let result = try body(PostgreSQLConnection(session: self))
            if kind != .read { try commit() }
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    /// Ends a read, without what was never asked for, and does not wait for the answer.
    func settle() {
        guard !isLost, case .open = transaction else { return }
        queued = []
        try? sendAhead(PendingStatement("COMMIT", Parameters()))
        transaction = .none
    }

    private func commit() throws {
        try sendQueued()
        guard case .open = transaction else { return }
        transaction = .committing
        let tag = try exchange { try send([PendingStatement("COMMIT", Parameters())]) }.tag
        transaction = .none
        // A statement that failed, and whose error was ignored, has rolled everything back.
        guard tag == "COMMIT" else { throw DatabaseError("PostgreSQL: rolled back after a failed statement") }
    }

    private func rollBack() {
        if case .open = transaction, !isLost {
            // The cause is thrown already; if the rollback fails too, the session is lost.
            try? settleSent()
            _ = try? exchange { [try command("ROLLBACK")] }
        }
        if case .committing = transaction { return }
        transaction = .none
    }

    // MARK: Statements

    /// For COPY, which cannot send BEGIN along.
    func beginTransaction() throws {
        guard case .due = transaction else { return }
        _ = try exchange { try send([]) }
    }

    /// Before the next statement: ends a COPY in progress, and waits for what was sent ahead.
    func settleSent() throws {
        if let copy {
            self.copy = nil
            try copy.end()
        }
        guard !ahead.isEmpty else { return }
        let steps = ahead
        ahead = []
        _ = try finish(steps)
    }

    /// All are prepared, BEGIN and COMMIT too: to parse these takes the server a third of what a short query takes.
    func send(_ statements: [PendingStatement]) throws -> [Step] {
        var (steps, statements): ([Step], [PendingStatement]) = ([], statements)
        if case .due(let begin) = transaction {
            statements.insert(PendingStatement(begin, Parameters()), at: 0)
            transaction = .open
        }
        var fresh: [SQL: String] = [:]
        for statement in statements {
            let known = names[statement.sql] ?? fresh[statement.sql]
            let name = known ?? "s\(names.count + fresh.count)"
            if known == nil {
                fresh[statement.sql] = name
                try sent(PQsendPrepare(connection, name, statement.sql.text, 0, nil))
                steps.append(.preparation(statement.sql, name: name))
            }
            try sent(statement.parameters.with { PQsendQueryPrepared(connection, name, $0, $1, $2, $3, 0) })
            steps.append(.statement(statement))
        }
        return steps
    }

    enum Step {
        case preparation(SQL, name: String)
        case statement(PendingStatement?)
    }

    private func command(_ words: StaticString) throws -> Step {
        let words = UnsafeRawPointer(words.utf8Start).assumingMemoryBound(to: CChar.self)
        try sent(PQsendQueryParams(connection, words, 0, nil, nil, nil, nil, 0))
        return .statement(nil)
    }

    func sent(_ result: Int32) throws {
        guard result == 1 else { throw lost() }
    }

    /// Sends what `send` queues, and waits for the results. Returns that of the last step.
    func exchange(_ send: () throws -> [Step]) throws -> QueryResult {
        try finish(start(send))
    }

    /// Sends what `send` queues.
    func start(_ send: () throws -> [Step]) throws -> [Step] {
        guard !isLost else { throw DatabaseUnavailable("the connection was lost before") }
        try settleSent()
        sent = .now
        let steps = try send()
        try sent(PQpipelineSync(connection))
        try flush(deadline)
        return steps
    }

    private func finish(_ steps: [Step]) throws -> QueryResult {
        let deadline = deadline
        var (last, failure): (QueryResult?, (any Error)?)
        for step in steps {
            let result = try next(deadline)
            switch result.status {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
                switch step {
                case .preparation(let sql, let name): names[sql] = name
                case .statement(let statement):
                    statement?.result = result
                    if let rows = statement?.rows, rows != result.changes {
                        failure = failure ?? DatabaseError("other rows were changed than expected")
                    }
                }
                last = result
            case PGRES_PIPELINE_ABORTED: break
            default: failure = failure ?? error(result)
            }
            // A null pointer ends each result.
            while let more = try received(deadline) { PQclear(more) }
        }
        // The last result confirms the sync point.
        _ = try next(deadline)
        lastResponse = .now
        if let failure { throw failure }
        guard let last else { throw lost() }
        return last
    }

    // MARK: Errors

    func lost(_ reason: String? = nil) -> DatabaseUnavailable {
        isBroken = true
        var mayHaveHappened = false
        if case .committing = transaction { mayHaveHappened = true }
        let reason = reason ?? String(cString: PQerrorMessage(connection)).filter { $0 != "\n" }
        return DatabaseUnavailable("PostgreSQL: " + reason, mayHaveHappened: mayHaveHappened)
    }

    func error(_ result: QueryResult) -> any Error {
        guard let code = result.part("C") else { return lost() }
        let state = SQLState(code: code)
        if state.isConflict { isConflict = true }
        let message = state.quotesValues ? "a value" : result.part("M") ?? ""
        if state.endsSession { return lost(message) }
        if state.isTimeout { return DatabaseUnavailable("PostgreSQL: " + message) }
        let about = ["t", "c", "n"].compactMap(result.part).joined(separator: " ")
        return DatabaseError("PostgreSQL \(code): \(message)" + (about.isEmpty ? "" : " (\(about))"))
    }
}
