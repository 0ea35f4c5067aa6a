import GRDB
import Store
import Synchronization

/// The read-only connections, each for one reader at a time. A new one is opened when all are busy: there are no more
/// than the threads that answer requests.
///
/// GRDB's own pool would do the same, but queries the schema's version at each read and takes two more locks: a tenth
/// of a page's cost. Here the schema changes only before the first read.
final class Readers: Sendable {
    private let path: String
    private let configuration: Configuration
    private let idle = Mutex<[Reader]>([])

    private struct Reader: Sendable {
        let queue: DatabaseQueue
        let statements = PreparedStatements()
    }

    init(path: String, configuration: Configuration) {
        (self.path, self.configuration) = (path, configuration)
    }

    /// `body` sees one snapshot.
    func read<T>(_ body: (any Connection) throws -> T) throws -> T {
        let reader =
            try idle.withLock { $0.popLast() }
            ?? Reader(queue: DatabaseQueue(path: path, configuration: configuration))
        defer { idle.withLock { $0.append(reader) } }
        return try reader.queue.unsafeRead { try $0.snapshot(reader.statements, body) }
    }
}

/// The statements of a reader's connection: GRDB's own cache takes the text of a statement to find it. One thread at a time
/// has them, as it has the connection.
final class PreparedStatements: @unchecked Sendable {
    private var known: [Store.SQL: Statement] = [:]

    func statement(_ sql: Store.SQL, _ database: GRDB.Database) throws -> Statement {
        if let statement = known[sql] { return statement }
        let statement = try database.makeStatement(sql: sql.text)
        known[sql] = statement
        return statement
    }
}
