import Synchronization

/// Reports the progress of the import at intervals, and checks for cancellation.
final class Ticker {
    private var progress: Progress
    private let tell: (Progress) -> Void
    private let isCancelled: () -> Bool

    init(totalBytes: Int, isCancelled: @escaping () -> Bool, tell: @escaping (Progress) -> Void) {
        progress = Progress(file: "", rows: 0, bytes: 0, totalBytes: totalBytes)
        (self.isCancelled, self.tell) = (isCancelled, tell)
    }

    func begin(_ file: String) throws {
        progress.file = file
        try pause()
    }

    func read(_ bytes: Int) { progress.bytes += bytes }

    /// A row was read.
    @inline(__always)
    func count() throws {
        progress.rows += 1
        if progress.rows & 0xFFF == 0 { try pause() }
    }

    /// - Throws: `CancellationError`, which rolls everything back.
    func pause() throws {
        if isCancelled() { throw CancellationError() }
        tell(progress)
    }
}

/// Whether the task was cancelled, for code on a thread of the database.
final class Cancellation: Sendable {
    private let flag = Atomic(false)

    var isRequested: Bool { flag.load(ordering: .relaxed) }
    func request() { flag.store(true, ordering: .relaxed) }
}
