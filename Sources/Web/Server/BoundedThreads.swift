import NIOPosix
import Synchronization

/// Threads for work that takes a core for milliseconds, apart from those that answer requests: a rush of it takes neither the
/// memory nor the threads from the pages. There is a queue before them, and an end to it.
package final class BoundedThreads: Sendable {
    private let threads: NIOThreadPool
    package let longestQueue: Int
    private let waiting = Mutex(0)

    /// - Parameter longestQueue: how many may wait or be served at once.
    package init(count: Int, longestQueue: Int) {
        self.longestQueue = longestQueue
        threads = NIOThreadPool(numberOfThreads: count)
        threads.start()
    }

    /// How many wait or are served.
    package var queueLength: Int { waiting.withLock { $0 } }

    /// - Throws: `TooBusy` when too many are waiting already; what `work` throws.
    package func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        let isTaken = waiting.withLock { waiting in
            guard waiting < longestQueue else { return false }
            waiting += 1
            return true
        }
        guard isTaken else { throw TooBusy() }
        defer { waiting.withLock { $0 -= 1 } }
        return try await threads.runIfActive(work)
    }
}

/// Too many ask for the same at once.
package struct TooBusy: Error {}
