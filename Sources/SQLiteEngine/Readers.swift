import GRDB
import Synchronization

/// The read-only connections, each for one reader at a time. A new one is opened when all are busy: there are no more
/// than the threads that answer requests.
///
/// GRDB's own pool would do the same, but queries the schema's version at each read and takes two more locks: a tenth
/// of a page's cost. Here the schema changes only before the first read.
final class Readers: Sendable {
    private let path: String
    private let configuration: Configuration
    private let idle = Mutex<[DatabaseQueue]>([])

    init(path: String, configuration: Configuration) {
        (self.path, self.configuration) = (path, configuration)
    }

    func withReader<T>(_ body: (GRDB.Database) throws -> T) throws -> T {
        let reader = try idle.withLock { $0.popLast() } ?? DatabaseQueue(path: path, configuration: configuration)
        defer { idle.withLock { $0.append(reader) } }
        return try reader.unsafeRead(body)
    }
}
