import Domain
import Logging
import Store

/// The site's access to the database: each method passes on one right of `Store`, and a page gets nothing else. Only
/// this type has the database itself.
struct Access: Sendable {
    private let database: any Database
    private let logger: Logger
    private let catalogue = CatalogueInForce()
    private let touches: SessionTouches
    private let writeProbe = WriteProbe()

    init(_ database: any Database, _ logger: Logger) {
        (self.database, self.logger) = (database, logger)
        touches = SessionTouches(database)
    }

    /// One snapshot, with the rights of the sender of `visit`.
    func read<T: Sendable>(
        _ visit: Visit, _ body: @escaping @Sendable (Visitor) throws -> T
    ) async throws -> T {
        let reading: @Sendable (any Connection) throws -> (T, Session?, Traces) = { connection in
            let visitor = try visitor(visit, connection)
            return (try body(visitor), visitor.session, visitor.traces)
        }
        let (result, session, traces) =
            try await visit.mustSeeAll ? database.read(reading) : database.readRecent(reading)
        if let session { try await keep(session, traces, visit) }
        return result
    }

    /// One transaction, with the rights of the sender of `visit`. The language that was chosen in the browser becomes the
    /// customer's.
    @discardableResult
    func write<T: Sendable>(
        _ visit: Visit, _ body: @escaping @Sendable (Visitor) throws -> T
    ) async throws -> T {
        try await database.write { connection in
            let visitor = try visitor(visit, connection)
            if let session = visitor.session, let chosen = visit.languageRemembered, chosen != session.language {
                try Authentication(connection).remember(chosen, for: session.customer)
            }
            return try body(visitor)
        }
    }

    /// One transaction, for signing in.
    func authenticate<T: Sendable>(_ body: @escaping @Sendable (Authentication) throws -> T) async throws -> T {
        try await database.write { try body(Authentication($0)) }
    }

    /// One snapshot, for the operator's metrics.
    func operate<T: Sendable>(_ body: @escaping @Sendable (Operator) throws -> T) async throws -> T {
        try await database.read { try body(Operator($0)) }
    }

    /// Throws if the database does not answer, or cannot write.
    func probe(now: Timestamp) async throws {
        try await writeProbe.run(on: database, now: now)
    }

    /// The greatest lag of a read that need not see everything; nil if reads always see everything.
    var staleness: Duration? { database.staleness }
    var load: DatabaseLoad? { database.load }
    var recentReads: RecentReads? { database.recentReads }

    private func visitor(_ visit: Visit, _ connection: any Connection) throws -> Visitor {
        try Visitor(
            connection, token: visit.sessionToken, now: visit.now, today: visit.today, language: visit.language,
            catalogue)
    }

    /// Stores what every signed-in request changes: the session's last use, and the traces, without which the page is not
    /// shown.
    private func keep(_ session: Session, _ traces: Traces, _ visit: Visit) async throws {
        if !traces.isEmpty {
            try await authenticate { authentication in
                try authentication.note(traces.helperUses, session: session.id, now: visit.now)
                try authentication.noteSeen(debtNotices: traces.seenDebtNotices, now: visit.now)
                if traces.dataWasTaken {
                    try authentication.log(.dataTaken, of: session.customer, device: visit.device, now: visit.now)
                }
            }
        }
        guard visit.now.seconds(since: session.seenAt) >= Session.seenPrecision, let token = visit.sessionToken else {
            return
        }
        do {
            try await touches.touch(token, now: visit.now)
        } catch let error as DatabaseUnavailable {
            // If writing is not possible, reading may still be; the next request tries again.
            logger.error("session not touched", metadata: ["id": "\(visit.id)", "error": "\(error)"])
        }
    }
}
