import CPostgreSQL
import Store

/// One connection to the server; one thread at a time has it, and therefore it may go from one to another.
///
/// Statements are sent, and their answers waited for, with a limit: libpq's own calls would wait for a server that has
/// stalled for as long as it stalls. What can go in one round trip does: a transaction's begin, the first preparation of a
/// statement, the statement, and those that were asked before and whose answers were not wanted yet.
final class Session: @unchecked Sendable {
    enum Limit {
        case until(ContinuousClock.Instant)
        /// From when it is sent, each.
        case each(Duration)

        /// Of an import or another job: what it needs, but not for ever.
        static let job = Limit.each(.seconds(3600))
    }

    var limit: Limit
    /// Nothing more can be asked of it, or must be: its server is no longer the primary.
    var isLost: Bool { isBroken || server.hasNewer(than: timeline) }

    let connection: OpaquePointer
    let server: Server
    private let timeline: Int64
    private var isBroken = false
    /// When the last question went out.
    private(set) var sent = ContinuousClock.now
    /// Of a replica: it has everything that was confirmed before.
    var hasAllUntil: ContinuousClock.Instant?
    private var heard = ContinuousClock.now

    /// Better not begun anything with.
    var isDoubtful: Bool { server.isDoubtful(heard: heard) }
    /// What rows are on their way through, if any.
    var copy: PostgreSQLRowCopy?
    private var names: [SQL: String] = [:]
    private var queued: [Question] = []
    private var transaction = Stage.none
    private var isConflict = false

    private enum Stage {
        case none
        /// Begun with the first statement.
        case due(StaticString)
        case open
        case committing
    }

    /// - Throws: `DatabaseUnavailable` when no server can be reached; `DatabaseError` when it is none for us.
    init(_ server: Server, limit: Limit, longestStatement: Duration?) throws {
        (self.limit, self.server) = (limit, server)
        (connection, timeline) = try server.connect()
        guard PQsetnonblocking(connection, 1) == 0, PQenterPipelineMode(connection) == 1 else { throw lost() }
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        let milliseconds = longestStatement.map { "\(Int($0 / .milliseconds(1)))" } ?? "0"
        var encoding = ""
        try run(Dialect.settings, Parameters([milliseconds, milliseconds])).visit { encoding = $0.text(8) }
        guard encoding == "UTF8" else { throw DatabaseError("the database's encoding is \(encoding), not UTF8") }
    }

    deinit { PQfinish(connection) }

    /// Whether what failed last has left nothing behind, and may do better the next time.
    var mayTryAgain: Bool {
        if case .committing = transaction { return isConflict }
        return isConflict || isLost
    }

    /// Nothing more shall be asked of it.
    func abandon() {
        isBroken = true
    }

    // MARK: Transactions

    /// What `body` does, as a whole or not at all. One that only reads stays open after it: `settle` ends it, when the
    /// reader need not wait for that.
    func transaction<T>(_ kind: TransactionKind, _ body: (any Connection) throws -> T) throws -> T {
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

    func settle() {
        guard !isLost, case .open = transaction else { return }
        try? commit()
    }

    private func commit() throws {
        guard case .open = transaction else { return }
        transaction = .committing
        let tag = try exchange { [try command("COMMIT")] }.tag
        transaction = .none
        // What failed in between, and was passed over, has undone all.
        guard tag == "COMMIT" else { throw DatabaseError("PostgreSQL has rolled back: a statement had failed") }
    }

    private func rollBack() {
        if case .open = transaction, !isLost {
            // What went wrong is told already; a rollback that fails too has lost the session.
            try? settleCopy()
            _ = try? exchange { [try command("ROLLBACK")] }
        }
        if case .committing = transaction { return }
        transaction = .none
    }

    // MARK: Statements

    /// For what can't begin one on its way.
    func beginTransaction() throws {
        guard case .due(let begin) = transaction else { return }
        transaction = .open
        _ = try exchange { [try command(begin)] }
    }

    /// Rows on their way arrive before anything else is asked.
    func settleCopy() throws {
        guard let copy else { return }
        self.copy = nil
        try copy.end()
    }

    func run(_ sql: SQL, _ parameters: Parameters) throws -> Answer {
        try answer(to: later(sql, parameters))
    }

    /// Goes with what is asked next.
    func later(_ sql: SQL, _ parameters: Parameters) -> Question {
        let question = Question(sql, parameters)
        queued.append(question)
        return question
    }

    func answer(to question: Question) throws -> Answer {
        if question.answer == nil, !queued.isEmpty {
            let asked = queued
            queued = []
            _ = try exchange { try send(asked) }
        }
        guard let answer = question.answer else { throw DatabaseError("PostgreSQL: asked in vain, after a failure") }
        return answer
    }

    private func send(_ questions: [Question]) throws -> [Step] {
        var steps: [Step] = []
        if case .due(let begin) = transaction {
            steps.append(try command(begin))
            transaction = .open
        }
        var fresh: [SQL: String] = [:]
        for question in questions {
            let known = names[question.sql] ?? fresh[question.sql]
            let name = known ?? "s\(names.count + fresh.count)"
            if known == nil {
                fresh[question.sql] = name
                try sent(PQsendPrepare(connection, name, question.sql.text, 0, nil))
                steps.append(.preparation(question.sql, name: name))
            }
            try sent(question.parameters.with { PQsendQueryPrepared(connection, name, $0, $1, $2, $3, 0) })
            steps.append(.statement(question))
        }
        return steps
    }

    private enum Step {
        case preparation(SQL, name: String)
        case statement(Question?)
    }

    private func command(_ words: StaticString) throws -> Step {
        let words = UnsafeRawPointer(words.utf8Start).assumingMemoryBound(to: CChar.self)
        try sent(PQsendQueryParams(connection, words, 0, nil, nil, nil, nil, 0))
        return .statement(nil)
    }

    func sent(_ result: Int32) throws {
        guard result == 1 else { throw lost() }
    }

    /// Sends what `send` queues, and waits for the answers. Returns that of the last step.
    private func exchange(_ send: () throws -> [Step]) throws -> Answer {
        guard !isLost else { throw DatabaseUnavailable("the connection was lost before") }
        try settleCopy()
        sent = .now
        let steps = try send()
        try sent(PQpipelineSync(connection))
        let deadline = deadline
        try flush(deadline)

        var (last, failure): (Answer?, (any Error)?)
        for step in steps {
            let answer = try next(deadline)
            switch answer.status {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
                switch step {
                case .preparation(let sql, let name): names[sql] = name
                case .statement(let question): question?.answer = answer
                }
                last = answer
            case PGRES_PIPELINE_ABORTED: break
            default: failure = failure ?? error(answer)
            }
            // Behind each answer stands that it was all.
            while let more = try received(deadline) { PQclear(more) }
        }
        // Behind all of them, that the server is ready again.
        _ = try next(deadline)
        heard = .now
        if let failure { throw failure }
        guard let last else { throw lost() }
        return last
    }

    // MARK: What goes wrong

    func lost(_ reason: String? = nil) -> DatabaseUnavailable {
        isBroken = true
        var mayHaveHappened = false
        if case .committing = transaction { mayHaveHappened = true }
        let reason = reason ?? String(cString: PQerrorMessage(connection)).filter { $0 != "\n" }
        return DatabaseUnavailable("PostgreSQL: " + reason, mayHaveHappened: mayHaveHappened)
    }

    func error(_ answer: Answer) -> any Error {
        guard let code = answer.part("C") else { return lost() }
        let state = SQLState(code: code)
        if state.isConflict { isConflict = true }
        let message = state.quotesValues ? "a value" : answer.part("M") ?? ""
        if state.endsSession { return lost(message) }
        if state.isLate { return DatabaseUnavailable("PostgreSQL: " + message) }
        let about = ["t", "c", "n"].compactMap(answer.part).joined(separator: " ")
        return DatabaseError("PostgreSQL \(code): \(message)" + (about.isEmpty ? "" : " (\(about))"))
    }
}
