import NIOPosix
import Synchronization

/// A thread pool with a bounded queue, for work that takes a core for milliseconds. It is separate from the threads
/// that answer requests, so that a burst of such work takes neither memory nor threads from the pages.
package final class BoundedThreads: Sendable {
    private let threads: NIOThreadPool
    package let longestQueue: Int
    private let waiting = Mutex(0)

    /// - Parameter longestQueue: the limit of waiting and running jobs.
    package init(count: Int, longestQueue: Int) {
        self.longestQueue = longestQueue
        threads = NIOThreadPool(numberOfThreads: count)
        threads.start()
    }

    /// The number of waiting and running jobs.
    package var queueLength: Int { waiting.withLock { $0 } }

    package var hasRoom: Bool { queueLength < longestQueue }

    /// - Throws: `TooBusy` if the queue is full; what `work` throws.
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

/// The queue is full.
package struct TooBusy: Error {}
