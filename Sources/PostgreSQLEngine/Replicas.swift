import Foundation
import Store
import Synchronization

/// Read replicas, used while their lag is small.
///
/// Every second the node writes a higher number to the primary, a heartbeat, and notes the time. A replica that shows
/// the number has everything that was committed before that time. So a node knows the lag of each replica, and one that
/// follows a former primary, or none, becomes stale like a lagging one. (An exception after a failover: if the clock of
/// the former primary was ahead of the new one's, its numbers are higher, and for that time an orphaned replica may
/// seem fresh.)
final class Replicas: Sendable {
    /// Older data are not shown.
    static let staleness = Duration.seconds(3)
    /// In seconds.
    private static let interval = 1.0
    /// A replica's share of a page's timeout: the primary needs the rest if the replica does not answer.
    private static let share = 0.4

    private let pool: Pool
    private let heartbeats: Heartbeats
    private let answered = Atomic(0)
    private let left = Atomic(0)

    init(address: String, connections: Int, timeout: Duration) {
        let server = Server(address: address, role: .replica)
        let heartbeats = Heartbeats()
        self.heartbeats = heartbeats
        pool = Pool(size: connections) {
            let session = try Session(server, limit: .each(timeout), longestStatement: timeout + .seconds(1))
            guard try heartbeats.isFresh(session) else { throw DatabaseUnavailable("the replica is too far behind") }
            return session
        }
    }

    deinit { pool.close() }

    /// How many reads the replicas answered, and how many went to the primary.
    var reads: RecentReads {
        RecentReads(answered: answered.load(ordering: .relaxed), left: left.load(ordering: .relaxed))
    }

    /// Writes heartbeats to the primary from now on, in a separate session: when pages queue for the primary, the
    /// replicas are needed most.
    func follow(_ primary: Server) {
        Thread.detachNewThread { [weak self, heartbeats, pool] in
            var session: Session?
            while self != nil {
                let begun = ContinuousClock.now
                do {
                    let following =
                        try session ?? Session(primary, limit: .each(.seconds(1)), longestStatement: .seconds(2))
                    session = following
                    let number = try following.transaction(.write) { try $0.row(Dialect.heartbeat, []) { $0.int(0) } }
                    if let number { heartbeats.note(number, at: begun) }
                } catch {
                    if session?.isLost == true { session = nil }
                }
                if !pool.isConnected { pool.submit(Replicas.attempt) }
                Thread.sleep(forTimeInterval: Replicas.interval)
            }
        }
    }

    /// Nil if no replica can answer: then the primary must.
    func read<T: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> Found<T>? {
        let found = try await ask(timeout, body)
        if found == nil { left.add(1, ordering: .relaxed) } else { answered.add(1, ordering: .relaxed) }
        return found
    }

    private func ask<T: Sendable>(
        _ timeout: Duration, _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> Found<T>? {
        guard pool.isConnected else { return nil }
        let deadline = ContinuousClock.now + timeout * Replicas.share
        return try await withCheckedThrowingContinuation { continuation in
            let job = Pool.Job(deadline: deadline) { [heartbeats] session in
                session.limit = .until(deadline)
                do {
                    if try heartbeats.isFresh(session) {
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

    /// Makes the pool try to connect.
    private static var attempt: Pool.Job {
        Pool.Job(deadline: .now + .milliseconds(300)) { _ in
            true
        } fail: { _ in
        }
    }
}

/// The latest heartbeats of the primary, with their times.
final class Heartbeats: Sendable {
    private let known = Mutex<[(number: Int64, at: ContinuousClock.Instant)]>([])
    /// How long a replica's freshness is cached.
    private static let recheck = Duration.seconds(1)

    func note(_ number: Int64, at moment: ContinuousClock.Instant) {
        known.withLock { known in
            known.removeAll { moment - $0.at > Replicas.staleness * 2 }
            known.append((number, moment))
        }
    }

    /// Whether the replica has everything that was committed longer than `Replicas.staleness` ago.
    func isFresh(_ session: Session) throws -> Bool {
        let now = ContinuousClock.now
        if let until = session.hasAllUntil, now - until < Heartbeats.recheck { return true }
        var shown: Int64?
        try session.run(Dialect.lastHeartbeat, Parameters()).visit { shown = $0.int(0) }
        guard let shown else { return false }
        session.hasAllUntil = known.withLock { known in known.last { $0.number <= shown }?.at }
        return session.hasAllUntil.map { now - $0 < Replicas.staleness } ?? false
    }
}
