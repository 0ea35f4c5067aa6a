import NIOCore
import NIOPosix

/// The threads on which requests are answered. The embedded database is a function call, which may wait for the disk: here it
/// may, and keeps neither the event loops nor Swift's own pool from their work. A request stays on one of these threads from
/// its first byte to its last, where it would otherwise hop to the database's queue and back.
final class RequestThreads: TaskExecutor {
    private let pool: NIOThreadPool

    init(count: Int) {
        pool = NIOThreadPool(numberOfThreads: count)
        pool.start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        pool.submit { [self] _ in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    static let shared = RequestThreads(count: max(4, 2 * System.coreCount))
}
