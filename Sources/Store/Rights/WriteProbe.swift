package import Domain
import Synchronization

/// Whether the database can write: at most once a second, however many ask, since each commit waits for the disk.
package final class WriteProbe: Sendable {
    private let latest = Mutex<Timestamp?>(nil)

    package init() {}

    /// Throws if it cannot.
    package func run(on database: any Database, now: Timestamp) async throws {
        guard latest.withLock({ $0 }) != now else { return }
        try await database.write { try Operator($0).probe() }
        latest.withLock { $0 = now }
    }
}
