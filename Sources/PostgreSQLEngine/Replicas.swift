import Foundation
import Store
import Synchronization

/// Replicas to read from, as long as they follow the primary closely.
///
/// Every second the node raises a number in the primary, and notes when. A replica that shows the number has everything that
/// was confirmed before that moment; so a node knows how old what it reads is, and a replica that follows a former primary,
/// or nobody, grows old as one that lags does. (Only after a failover another clock counts: a former primary that was ahead
/// of the new one has given higher numbers, and for as long an orphaned replica may pass for a fresh one.)
final class Replicas: Sendable {
    /// What is older is not shown.
    static let staleness = Duration.seconds(3)
    /// In seconds.
    private static let interval = 1.0
    /// How much of a page's patience a replica gets: the primary needs the rest if that answers nothing.
    private static let share = 0.4

    private let pool: Pool
    private let beats: Beats
    private let answered = Atomic(0)
    private let left = Atomic(0)

    init(address: String, connections: Int, patience: Duration) {
        let server = Server(address: address, role: .replica)
        let beats = Beats()
        self.beats = beats
        pool = Pool(size: connections) {
            let session = try Session(server, limit: .each(patience), longestStatement: patience + .seconds(1))
            guard try beats.isFresh(session) else { throw DatabaseUnavailable("the replica is too far behind") }
            return session
        }
    }

    deinit { pool.close() }

    /// How many reads the replicas have answered, and how many they could not.
    var reads: RecentReads {
        RecentReads(answered: answered.load(ordering: .relaxed), left: left.load(ordering: .relaxed))
    }

    /// Raises the number in the primary from now on, by a session of its own: where pages queue for the primary, it is most
    /// wanted that the replicas be known to be fresh.
    func follow(_ primary: Server) {
        Thread.detachNewThread { [weak self, beats, pool] in
            var session: Session?
            while self != nil {
                let begun = ContinuousClock.now
                do {
                    let beating =
                        try session ?? Session(primary, limit: .each(.seconds(1)), longestStatement: .seconds(2))
                    session = beating
                    let number = try beating.transaction(.write) { try $0.row(Dialect.beat, []) { $0.int(0) } }
                    if let number { beats.note(number, at: begun) }
                } catch {
                    if session?.isLost == true { session = nil }
                }
                if !pool.isConnected { pool.submit(Replicas.attempt) }
                Thread.sleep(forTimeInterval: Replicas.interval)
            }
        }
    }

    /// Nil when a replica can't be asked, and the primary must.
    func read<T: Sendable>(
        patience: Duration, _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> Found<T>? {
        let found = try await ask(patience, body)
        if found == nil { left.add(1, ordering: .relaxed) } else { answered.add(1, ordering: .relaxed) }
        return found
    }

    private func ask<T: Sendable>(
        _ patience: Duration, _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> Found<T>? {
        guard pool.isConnected else { return nil }
        let deadline = ContinuousClock.now + patience * Replicas.share
        return try await withCheckedThrowingContinuation { continuation in
            let job = Pool.Job(deadline: deadline) { [beats] session in
                session.limit = .until(deadline)
                do {
                    if try beats.isFresh(session) {
                        continuation.resume(returning: Found(value: try session.transaction(.read, body)))
                    } else {
                        session.abandon()
                        continuation.resume(returning: nil)
                    }
                } catch is DatabaseUnavailable, is DatabaseError {
                    continuation.resume(returning: nil)
                } catch {
                    continuation.resume(throwing: error)
                }
                return true
            } fail: { _ in
                continuation.resume(returning: nil)
            }
            pool.submit(job)
        }
    }

    struct Found<T: Sendable>: Sendable {
        let value: T
    }

    /// Makes the pool look for a connection for a moment.
    private static var attempt: Pool.Job {
        Pool.Job(deadline: .now + .milliseconds(300)) { _ in
            true
        } fail: { _ in
        }
    }
}

/// The numbers that the primary had lately, and when.
final class Beats: Sendable {
    private let known = Mutex<[(number: Int64, at: ContinuousClock.Instant)]>([])
    /// Not every page asks a replica where it stands.
    private static let recheck = Duration.seconds(1)

    func note(_ number: Int64, at moment: ContinuousClock.Instant) {
        known.withLock { known in
            known.removeAll { moment - $0.at > Replicas.staleness * 2 }
            known.append((number, moment))
        }
    }

    /// Whether all is there that was confirmed longer than `Replicas.staleness` ago.
    func isFresh(_ session: Session) throws -> Bool {
        let now = ContinuousClock.now
        if let until = session.hasAllUntil, now - until < Beats.recheck { return true }
        var shown: Int64?
        try session.run(Dialect.lastBeat, Parameters()).visit { shown = $0.int(0) }
        guard let shown else { return false }
        session.hasAllUntil = known.withLock { known in known.last { $0.number <= shown }?.at }
        return session.hasAllUntil.map { now - $0 < Replicas.staleness } ?? false
    }
}
