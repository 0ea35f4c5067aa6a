import Synchronization

/// Bounds how many uploads are received at a time, since each is in memory: of all visitors, and of one address.
package final class UploadPlaces: Sendable {
    private let limit: Int
    private let limitOfOrigin: Int
    private let inUse = Mutex<[String: Int]>([:])

    package init(limit: Int = 12, ofOrigin limitOfOrigin: Int = 3) {
        (self.limit, self.limitOfOrigin) = (limit, limitOfOrigin)
    }

    /// - Throws: `TooBusy` if there is no place; what `work` throws.
    package func run<T>(for origin: String, _ work: () async throws -> T) async throws -> T {
        let isTaken = inUse.withLock { inUse in
            guard inUse.values.reduce(0, +) < limit, inUse[origin, default: 0] < limitOfOrigin else { return false }
            inUse[origin, default: 0] += 1
            return true
        }
        guard isTaken else { throw TooBusy() }
        defer {
            inUse.withLock { inUse in
                let left = inUse[origin, default: 1] - 1
                inUse[origin] = left == 0 ? nil : left
            }
        }
        return try await work()
    }
}
