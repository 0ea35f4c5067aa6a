import Domain
import Store

/// Writes that sessions are in use: many in one transaction, since each commit waits for the disk. What comes while one is
/// written goes with the next.
actor SessionTouches {
    private let database: any Database
    private var noted: [[UInt8]: Timestamp] = [:]
    private var last: Task<Void, any Error>?
    private var hasBegun = true

    init(_ database: any Database) {
        self.database = database
    }

    /// Returns when it is written.
    func touch(_ token: [UInt8], now: Timestamp) async throws {
        noted[token] = now
        if hasBegun {
            hasBegun = false
            last = Task { [last] in
                _ = await last?.result
                try await write()
            }
        }
        try await last?.value
    }

    private func write() async throws {
        hasBegun = true
        let touched = noted
        noted = [:]
        try await database.write { connection in
            for (token, now) in touched { try connection.touchSession(token, now: now) }
        }
    }
}
