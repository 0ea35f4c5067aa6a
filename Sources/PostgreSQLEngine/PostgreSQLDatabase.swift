import Foundation
package import Store
import Synchronization

/// PostgreSQL, shared by any number of nodes: all of the portal's tables are in one schema of one database.
package final class PostgreSQLDatabase: Database {
    /// The timeout of all queries of a page, from the queue to the last result: after it the visitor must still get the
    /// "busy" page within two seconds.
    package static let timeout = Duration.milliseconds(1500)

    private let server: Server
    private let pool: Pool
    private let timeout: Duration
    private let replicas: Replicas?

    /// Whether an address is PostgreSQL's: `postgres://…`, or libpq's keywords, such as `service=kabinet`.
    package static func understands(_ address: String) -> Bool {
        address.hasPrefix("postgres://") || address.hasPrefix("postgresql://") || address.contains("=")
    }

    /// Migrates the database to this program's schema, if the role of the address owns the tables.
    ///
    /// - Parameters:
    ///   - connections: the maximum, not counting one for each publication.
    ///   - replicas: the address of the read replicas, if any.
    ///   - timeout: of a whole `read` or `write`.
    /// - Throws: `DatabaseUnavailable` if it cannot be reached; `SchemaError`; `DatabaseError`.
    package init(
        address: String, replicas: String? = nil, connections: Int = 16, timeout: Duration = timeout
    ) throws {
        self.replicas = replicas.map { Replicas(address: $0, connections: connections, timeout: timeout) }
        let server = Server(address: address)
        (self.server, self.timeout) = (server, timeout)
        pool = Pool(size: connections) {
            // The server's timeout is a little longer than ours, so that the error is reported here.
            try Session(server, limit: .each(timeout), longestStatement: timeout + .seconds(1))
        }
        try exclusively("schema ") { try $0.migrate() }
        self.replicas?.follow(server)
    }

    deinit { pool.close() }

    package var staleness: Duration? { replicas.map { _ in Replicas.staleness } }

    package var load: DatabaseLoad? { pool.load }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await run(.read, body)
    }

    package func readRecent<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let deadline = ContinuousClock.now + timeout
        if let found = try await replicas?.read(timeout: timeout, body) { return found.value }
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

    package func readBeside<T>(_ body: (any Connection) throws -> T) throws -> T {
        try Session(server, limit: .job, longestStatement: nil).transaction(.read, body)
    }

    private func run<T: Sendable>(
        _ kind: TransactionKind, until deadline: ContinuousClock.Instant? = nil,
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        let deadline = deadline ?? .now + timeout
        return try await withCheckedThrowingContinuation { continuation in
            let job = Pool.Job(deadline: deadline) { session in
                session.limit = .until(deadline)
                do {
                    continuation.resume(returning: try session.transaction(kind, body))
                } catch  where session.mayTryAgain && ContinuousClock.now < deadline {
                    return false
                } catch  where session.isConflict {
                    // While a replica is waited for, all others conflict with who waits.
                    continuation.resume(throwing: DatabaseUnavailable("PostgreSQL: conflicts for all of the time"))
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

    /// Runs `body` with a separate session, while no other node does the same. Waits for the lock without a timeout.
    func exclusively<T>(
        _ purpose: String, isCancelled: () -> Bool = { false }, _ body: (Session) throws -> T
    ) throws -> T {
        let session = try Session(server, limit: .job, longestStatement: nil)
        while try session.run(Dialect.takeLock, Parameters([purpose])).rowCount == 0 {
            if isCancelled() { throw CancellationError() }
            Thread.sleep(forTimeInterval: 0.1)
        }
        // The lock also ends with the session.
        defer { _ = try? session.run(Dialect.giveLock, Parameters([purpose])) }
        return try body(session)
    }
}
