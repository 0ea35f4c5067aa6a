package import Store
import Synchronization

/// The database, read-only, with one connection for each concurrent reader.
package final class PostgreSQLReader: SnapshotReader {
    private let server: Server
    private let idle = Mutex<[Session]>([])

    /// - Throws: `SchemaError` unless the database is at this program's schema; `DatabaseUnavailable`; `DatabaseError`.
    package init(address: String) throws {
        server = Server(address: address)
        try read { connection in
            for schema in [Schema.billing, .portal] { try schema.check(connection) }
        }
    }

    package func read<T>(_ body: (any Connection) throws -> T) throws -> T {
        let session = try idle.withLock { $0.popLast() } ?? Session(server, limit: .job, longestStatement: nil)
        defer {
            session.settle()
            if !session.isLost { idle.withLock { $0.append(session) } }
        }
        return try session.transaction(.read, body)
    }
}
