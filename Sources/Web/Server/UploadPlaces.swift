import Synchronization

/// Bounds how many uploads are received at a time, since each is in memory: of all visitors, of one address, and of the
/// networks around it.
package final class UploadPlaces: Sendable {
    private let limit: Int
    private let limitOfAddress: Int
    private let inUse = Mutex<[VisitorOrigin: Int]>([:])

    package init(limit: Int = 12, ofAddress limitOfAddress: Int = 3) {
        (self.limit, self.limitOfAddress) = (limit, limitOfAddress)
    }

    /// - Throws: `TooBusy` if there is no place; what `work` throws.
    package func run<T>(for origin: VisitorOrigin, _ work: () async throws -> T) async throws -> T {
        let isTaken = inUse.withLock { inUse in
            guard inUse.values.reduce(0, +) < limit, inUse[origin, default: 0] < limitOfAddress,
                inUse.filter({ $0.key.networks.first == origin.networks.first }).values.reduce(0, +) < limit / 2
            else { return false }
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
