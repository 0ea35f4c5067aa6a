import Domain
import Logging
import Store

/// The site's ways to the database: each opens a door of `Store`, and a page gets no other. The database itself is seen here
/// only.
struct Access: Sendable {
    private let database: any Database
    private let logger: Logger
    private let catalogue = CatalogueInForce()
    private let touches: SessionTouches

    init(_ database: any Database, _ logger: Logger) {
        (self.database, self.logger) = (database, logger)
        touches = SessionTouches(database)
    }

    /// One snapshot, for who asks by `visit`.
    func read<T: Sendable>(
        _ visit: Visit, _ body: @escaping @Sendable (Visitor) throws -> T
    ) async throws -> T {
        let reading: @Sendable (any Connection) throws -> (T, Session?) = { connection in
            let visitor = try visitor(visit, connection)
            return (try body(visitor), visitor.session)
        }
        let (result, session) =
            try await visit.mustSeeAll ? database.read(reading) : database.readRecent(reading)
        if let session { try await keep(session, visit) }
        return result
    }

    /// One transaction, for who asks by `visit`.
    @discardableResult
    func write<T: Sendable>(
        _ visit: Visit, _ body: @escaping @Sendable (Visitor) throws -> T
    ) async throws -> T {
        try await database.write { try body(visitor(visit, $0)) }
    }

    /// One transaction, for signing in.
    func authenticate<T: Sendable>(_ body: @escaping @Sendable (Authentication) throws -> T) async throws -> T {
        try await database.write { try body(Authentication($0)) }
    }

    /// One snapshot, for the operator's probes and figures.
    func operate<T: Sendable>(_ body: @escaping @Sendable (Operator) throws -> T) async throws -> T {
        try await database.read { try body(Operator($0)) }
    }

    /// How old what a read shows may be, unless it must see all; nil where it sees everything.
    var staleness: Duration? { database.staleness }
    var load: DatabaseLoad? { database.load }
    var recentReads: RecentReads? { database.recentReads }

    private func visitor(_ visit: Visit, _ connection: any Connection) throws -> Visitor {
        try Visitor(connection, token: visit.sessionToken, now: visit.now, today: visit.today, catalogue)
    }

    /// Keeps what a signed-in request changes beside what it asks for: that the session is in use, and the language.
    private func keep(_ session: Session, _ visit: Visit) async throws {
        let isStale = visit.now - session.seenAt >= Session.seenPrecision
        guard isStale || visit.languageChosen != nil, let token = visit.sessionToken else { return }
        do {
            if isStale { try await touches.touch(token, now: visit.now) }
            if let language = visit.languageChosen {
                try await authenticate { try $0.remember(language, for: session.customer) }
            }
        } catch let error as DatabaseUnavailable where visit.languageChosen == nil {
            // While nothing can be written there is still much to read; the next request tries again.
            logger.error("session not touched", metadata: ["id": "\(visit.id)", "error": "\(error)"])
        }
    }
}
