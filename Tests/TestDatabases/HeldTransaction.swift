import Foundation

/// A transaction that has begun and goes on until `end()`, or until nobody holds it.
package final class HeldTransaction: Sendable {
    private let mayEnd = DispatchSemaphore(value: 0)
    private let task: Task<Void, any Error>

    /// - Parameter run: a transaction on a database; it calls `hold` in its body.
    package init(_ run: @escaping @Sendable (_ hold: @escaping @Sendable () -> Void) async throws -> Void) async throws
    {
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        task = Task.detached(executorPreference: OwnThreads()) { [mayEnd] in
            // Also if it fails before its body: the test must not wait for ever.
            defer { begin.finish() }
            try await run {
                begin.yield()
                mayEnd.wait()
            }
        }
        for await _ in begun { return }
        try await task.value
    }

    deinit { mayEnd.signal() }

    package func end() async throws {
        mayEnd.signal()
        try await task.value
    }
}

/// For a body that blocks: the embedded engine runs it on the caller's thread, and Swift has few threads.
private final class OwnThreads: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        Thread.detachNewThread { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
