import Domain
import Store

/// Writes the last use of sessions, many in one transaction, since each commit waits for the disk. Touches that arrive
/// during a write go with the next.
actor SessionTouches {
    private let database: any Database
    private var noted: [[UInt8]: Timestamp] = [:]
    private var writing: Task<Void, any Error>?
    private var waiting: Task<Void, any Error>?

    init(_ database: any Database) {
        self.database = database
    }

    /// Returns when it is written.
    func touch(_ token: [UInt8], now: Timestamp) async throws {
        noted[token] = now
        let next = waiting ?? Task { [writing] in try await write(after: writing) }
        waiting = next
        try await next.value
    }

    private func write(after previous: Task<Void, any Error>?) async throws {
        let ending = await previous?.result
        (writing, waiting) = (waiting, nil)
        defer { writing = nil }
        // In the same order on all nodes, to avoid deadlocks.
        let touched = noted.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        noted = [:]
        // If the database has just not answered, do not wait for it again.
        try ending?.get()
        try await database.write { connection in
            let authentication = Authentication(connection)
            for (token, now) in touched { try authentication.touchSession(token, now: now) }
        }
    }
}
