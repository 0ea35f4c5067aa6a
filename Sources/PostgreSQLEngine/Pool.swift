import Foundation
import Store
import Synchronization

/// A pool of threads with a session each, and a first-in-first-out queue of jobs.
///
/// A job waits until its deadline, but never for a new connection: a thread takes a job only when it has a session.
final class Pool: Sendable {
    struct Job: Sendable {
        let deadline: ContinuousClock.Instant
        /// Returns whether it is done; if not, it must be retried.
        let run: @Sendable (Session) -> Bool
        let fail: @Sendable (any Error) -> Void
    }

    /// A thread with an open session that waits for a job.
    private final class IdleWorker: Sendable {
        private let job = Mutex<Job?>(nil)
        private let isCalled = DispatchSemaphore(value: 0)

        /// Nil ends the thread.
        func call(_ job: Job?) {
            self.job.withLock { $0 = job }
            isCalled.signal()
        }

        func wait() -> Job? {
            isCalled.wait()
            return job.withLock { $0.take() }
        }
    }

    private struct State {
        var waiting: [Job] = []
        var idle: [IdleWorker] = []
        var threads = 0
        var sessions = 0
        var isClosed = false
        /// When expired jobs will be removed next.
        var timer: ContinuousClock.Instant?
        /// Why the last attempt to connect failed.
        var lastFailure = "all connections are in use"
    }

    private let size: Int
    private let connect: @Sendable () throws -> Session
    private let state = Mutex(State())

    init(size: Int, connect: @escaping @Sendable () throws -> Session) {
        (self.size, self.connect) = (size, connect)
    }

    func submit(_ job: Job) {
        // Called outside of the lock: waking a thread is a system call, for which the others would spin.
        if let worker = state.withLock({ $0.idle.popLast() }) {
            worker.call(job)
        } else {
            wait(job, first: false)
        }
    }

    var load: DatabaseLoad {
        state.withLock { state in
            DatabaseLoad(
                limit: size, inUse: state.threads - state.idle.count, idle: state.idle.count,
                waiting: state.waiting.count)
        }
    }

    /// Whether there is any connection, busy or idle.
    var isConnected: Bool { state.withLock { $0.sessions > 0 } }

    func close() {
        let idle = state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        for worker in idle { worker.call(nil) }
    }

    private func wait(_ job: Job, first: Bool) {
        let needsThread = state.withLock { state in
            state.waiting.insert(job, at: first ? 0 : state.waiting.count)
            guard state.threads < size else { return false }
            state.threads += 1
            return true
        }
        if needsThread { Thread.detachNewThread { self.work() } }
        setTimer(job.deadline)
    }

    /// There is one timer, for the earliest deadline.
    private func setTimer(_ deadline: ContinuousClock.Instant) {
        let isNext = state.withLock { state in
            if let timer = state.timer, timer <= deadline { return false }
            state.timer = deadline
            return true
        }
        guard isNext else { return }
        let left = ContinuousClock.now.duration(to: deadline) / .seconds(1)
        DispatchQueue.global().asyncAfter(deadline: .now() + left) { self.failExpired() }
    }

    private func failExpired() {
        let now = ContinuousClock.now
        let (expired, lastFailure, next) = state.withLock { state in
            state.timer = nil
            let expired = state.waiting.filter { $0.deadline <= now }
            state.waiting.removeAll { $0.deadline <= now }
            return (expired, state.lastFailure, state.waiting.lazy.map(\.deadline).min())
        }
        for job in expired { job.fail(DatabaseUnavailable("timeout waiting for a connection: " + lastFailure)) }
        if let next { setTimer(next) }
    }

    // MARK: On a thread of the pool

    private func work() {
        let worker = IdleWorker()
        while let session = session() {
            defer { state.withLock { $0.sessions -= 1 } }
            while !session.isLost {
                guard let job = next(worker) else { return }
                if session.isDoubtful {
                    wait(job, first: true)
                    break
                }
                var conflicts = 0
                while !job.run(session) {
                    guard session.isLost else {
                        conflicts += 1
                        // One is over with the other transaction. Several wait for each other, or for a replica: without a
                        // pause there were thousands of them a second.
                        if conflicts > 1 { Thread.sleep(forTimeInterval: .random(in: 0.005...0.05)) }
                        continue
                    }
                    wait(job, first: true)
                    break
                }
                session.settle()
            }
        }
    }

    /// Nil if no job is waiting any more.
    private func session() -> Session? {
        while true {
            let isWanted = state.withLock { state in
                guard state.waiting.isEmpty || state.isClosed else { return true }
                state.threads -= 1
                return false
            }
            guard isWanted else { return nil }
            do {
                let session = try connect()
                state.withLock { state in
                    state.lastFailure = State().lastFailure
                    state.sessions += 1
                }
                return session
            } catch {
                state.withLock { $0.lastFailure = "\(error)" }
                Thread.sleep(forTimeInterval: 0.1)
            }
        }
    }

    /// Nil if the pool is closed.
    private func next(_ worker: IdleWorker) -> Job? {
        enum Next {
            case job(Job)
            case idle, end
        }
        let next = state.withLock { state -> Next in
            if !state.waiting.isEmpty { return .job(state.waiting.removeFirst()) }
            if state.isClosed {
                state.threads -= 1
                return .end
            }
            state.idle.append(worker)
            return .idle
        }
        switch next {
        case .job(let job): return job
        case .idle: return worker.wait()
        case .end: return nil
        }
    }
}
