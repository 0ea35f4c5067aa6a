import NIOCore
import NIOPosix

/// The threads that answer requests. The embedded database is called directly and may block on the disk: here it blocks
/// neither the event loops nor Swift's own pool. A request stays on one of these threads from its first byte to its
/// last, instead of switching to the database's queue and back.
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
