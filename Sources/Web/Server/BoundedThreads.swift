import NIOPosix
import Synchronization

/// A thread pool with a bounded queue, for work that takes a core for milliseconds. It is separate from the threads
/// that answer requests, so that a burst of such work takes neither memory nor threads from the pages.
package final class BoundedThreads: Sendable {
    private let threads: NIOThreadPool
    package let longestQueue: Int
    private let limitOfOwner: Int
    private let waiting = Mutex((all: 0, of: [String: Int]()))

    /// - Parameters:
    ///   - longestQueue: the limit of waiting and running jobs.
    ///   - limitOfOwner: the limit of those of one owner, so that nobody takes all places.
    package init(count: Int, longestQueue: Int, ofOwner limitOfOwner: Int = .max) {
        (self.longestQueue, self.limitOfOwner) = (longestQueue, limitOfOwner)
        threads = NIOThreadPool(numberOfThreads: count)
        threads.start()
    }

    /// The number of waiting and running jobs.
    package var queueLength: Int { waiting.withLock { $0.all } }

    package var hasRoom: Bool { queueLength < longestQueue }

    /// - Parameter owner: for whom it is; empty if for nobody.
    /// - Throws: `TooBusy` if the queue is full; `TooManyAtOnce` if its owner has enough in it; what `work` throws.
    package func run<T: Sendable>(
        for owner: String = "", _ work: @escaping @Sendable () throws -> T
    ) async throws -> T {
        try waiting.withLock { waiting in
            guard owner.isEmpty || waiting.of[owner, default: 0] < limitOfOwner else { throw TooManyAtOnce() }
            guard waiting.all < longestQueue else { throw TooBusy() }
            waiting.all += 1
            if !owner.isEmpty { waiting.of[owner, default: 0] += 1 }
        }
        defer {
            waiting.withLock { waiting in
                waiting.all -= 1
                let left = waiting.of[owner, default: 1] - 1
                waiting.of[owner] = left == 0 ? nil : left
            }
        }
        return try await threads.runIfActive(work)
    }
}

/// The queue is full.
package struct TooBusy: Error {}

/// One owner's part of the queue is full.
package struct TooManyAtOnce: Error {}
