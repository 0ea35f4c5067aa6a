import Foundation
import Store
import Synchronization

/// Threads with a session each, and the jobs that wait for one: the first that came is the first that goes.
///
/// A job waits until its deadline. It never waits for a connection to be made: a thread takes a job when it has one.
final class Pool: Sendable {
    struct Job: Sendable {
        let deadline: ContinuousClock.Instant
        /// Returns whether it is done; if not, it is to be done again.
        let run: @Sendable (Session) -> Bool
        let fail: @Sendable (any Error) -> Void
    }

    /// A thread that waits for a job with its session at hand.
    private final class Idler: Sendable {
        private let job = Mutex<Job?>(nil)
        private let isCalled = DispatchSemaphore(value: 0)

        /// Nil ends it.
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
        var idle: [Idler] = []
        var threads = 0
        var sessions = 0
        var isClosed = false
        /// When the late ones are dismissed next.
        var alarm: ContinuousClock.Instant?
        /// Why there was no connection the last time.
        var trouble = "all connections are in use"
    }

    private let size: Int
    private let connect: @Sendable () throws -> Session
    private let state = Mutex(State())

    init(size: Int, connect: @escaping @Sendable () throws -> Session) {
        (self.size, self.connect) = (size, connect)
    }

    func submit(_ job: Job) {
        let isTaken = state.withLock { state in
            guard let idler = state.idle.popLast() else { return false }
            idler.call(job)
            return true
        }
        if !isTaken { wait(job, first: false) }
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
        state.withLock { state in
            state.isClosed = true
            for idler in state.idle { idler.call(nil) }
            state.idle = []
        }
    }

    private func wait(_ job: Job, first: Bool) {
        let needsThread = state.withLock { state in
            state.waiting.insert(job, at: first ? 0 : state.waiting.count)
            guard state.threads < size else { return false }
            state.threads += 1
            return true
        }
        if needsThread { Thread.detachNewThread { self.work() } }
        setAlarm(job.deadline)
    }

    /// One at a time, for the earliest.
    private func setAlarm(_ deadline: ContinuousClock.Instant) {
        let isNext = state.withLock { state in
            if let alarm = state.alarm, alarm <= deadline { return false }
            state.alarm = deadline
            return true
        }
        guard isNext else { return }
        let left = ContinuousClock.now.duration(to: deadline) / .seconds(1)
        DispatchQueue.global().asyncAfter(deadline: .now() + left) { self.dismissLate() }
    }

    private func dismissLate() {
        let now = ContinuousClock.now
        let (late, trouble, next) = state.withLock { state in
            state.alarm = nil
            let late = state.waiting.filter { $0.deadline <= now }
            state.waiting.removeAll { $0.deadline <= now }
            return (late, state.trouble, state.waiting.lazy.map(\.deadline).min())
        }
        for job in late { job.fail(DatabaseUnavailable("no connection in time: " + trouble)) }
        if let next { setAlarm(next) }
    }

    // MARK: On a thread of the pool

    private func work() {
        let idler = Idler()
        while let session = session() {
            defer { state.withLock { $0.sessions -= 1 } }
            while !session.isLost {
                guard let job = next(idler) else { return }
                if session.isDoubtful {
                    wait(job, first: true)
                    break
                }
                while !job.run(session) {
                    guard session.isLost else { continue }
                    wait(job, first: true)
                    break
                }
                session.settle()
            }
        }
    }

    /// Nil when nobody waits for one any more.
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
                    state.trouble = State().trouble
                    state.sessions += 1
                }
                return session
            } catch {
                state.withLock { $0.trouble = "\(error)" }
                Thread.sleep(forTimeInterval: 0.1)
            }
        }
    }

    /// Nil when the pool is closed.
    private func next(_ idler: Idler) -> Job? {
        enum Turn {
            case job(Job)
            case idle, end
        }
        let turn = state.withLock { state -> Turn in
            if !state.waiting.isEmpty { return .job(state.waiting.removeFirst()) }
            if state.isClosed {
                state.threads -= 1
                return .end
            }
            state.idle.append(idler)
            return .idle
        }
        switch turn {
        case .job(let job): return job
        case .idle: return idler.wait()
        case .end: return nil
        }
    }
}
