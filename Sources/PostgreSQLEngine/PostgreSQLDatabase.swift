import Foundation
package import Store
import Synchronization

/// PostgreSQL, for as many nodes as there are: all of the portal's tables stand in one schema of one database.
package final class PostgreSQLDatabase: Database {
    /// How long a page waits for all that it asks, from the queue to the last answer: it must tell its visitor that the
    /// portal is busy before two seconds are over.
    package static let patience = Duration.milliseconds(1500)

    private let server: Server
    private let pool: Pool
    private let patience: Duration
    private let replicas: Replicas?

    /// Whether an address means PostgreSQL: `postgres://…`, or libpq's words, as `service=kabinet`.
    package static func understands(_ address: String) -> Bool {
        address.hasPrefix("postgres://") || address.hasPrefix("postgresql://") || address.contains("=")
    }

    /// Brings the database up to this program's schema.
    ///
    /// - Parameters:
    ///   - connections: how many at most, beside one for each publication.
    ///   - replicas: the address of one or more to read from, if any.
    ///   - patience: how long a `read` or a `write` waits for all that it asks.
    /// - Throws: `DatabaseUnavailable` when it can't be reached; `SchemaError`; `DatabaseError`.
    package init(
        address: String, replicas: String? = nil, connections: Int = 16, patience: Duration = patience
    ) throws {
        self.replicas = replicas.map { Replicas(address: $0, connections: connections, patience: patience) }
        let server = Server(address: address)
        (self.server, self.patience) = (server, patience)
        pool = Pool(size: connections) {
            // The server gives up a little after us, so that what is to be told is told here.
            try Session(server, limit: .each(patience), longestStatement: patience + .seconds(1))
        }
        try exclusively("schema ") { session in
            for schema in [Schema.billing, .portal] {
                try schema.migrate(in: Dialect.schema) { try session.transaction(.publication, $0) }
            }
        }
        self.replicas?.follow(server)
    }

    deinit { pool.close() }

    package var staleness: Duration? { replicas.map { _ in Replicas.staleness } }

    package var load: DatabaseLoad? { pool.load }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await run(.read, body)
    }

    package func readRecent<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let deadline = ContinuousClock.now + patience
        if let found = try await replicas?.read(patience: patience, body) { return found.value }
        return try await run(.read, until: deadline, body)
    }

    package var recentReads: RecentReads? { replicas?.reads }

    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await run(.write, body)
    }

    @discardableResult
    package func publish<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let isCancelled = Atomic(false)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                Thread.detachNewThread { [self] in
                    let result = Result {
                        try exclusively("publication ", isCancelled: { isCancelled.load(ordering: .relaxed) }) {
                            try $0.transaction(.publication, body)
                        }
                    }
                    continuation.resume(with: result)
                }
            }
        } onCancel: {
            isCancelled.store(true, ordering: .relaxed)
        }
    }

    private func run<T: Sendable>(
        _ kind: TransactionKind, until deadline: ContinuousClock.Instant? = nil,
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        let deadline = deadline ?? .now + patience
        return try await withCheckedThrowingContinuation { continuation in
            let job = Pool.Job(deadline: deadline) { session in
                session.limit = .until(deadline)
                do {
                    continuation.resume(returning: try session.transaction(kind, body))
                } catch  where session.mayTryAgain && ContinuousClock.now < deadline {
                    return false
                } catch {
                    continuation.resume(throwing: error)
                }
                return true
            } fail: {
                continuation.resume(throwing: $0)
            }
            pool.submit(job)
        }
    }

    /// Runs `body` with a session of its own, when no other node does the like. Waits its turn for as long as it takes.
    private func exclusively<T>(
        _ purpose: String, isCancelled: () -> Bool = { false }, _ body: (Session) throws -> T
    ) throws -> T {
        let session = try Session(server, limit: .job, longestStatement: nil)
        while try session.run(Dialect.takeLock, Parameters([purpose])).rowCount == 0 {
            if isCancelled() { throw CancellationError() }
            Thread.sleep(forTimeInterval: 0.1)
        }
        // Also goes with the session.
        defer { _ = try? session.run(Dialect.giveLock, Parameters([purpose])) }
        return try body(session)
    }
}
