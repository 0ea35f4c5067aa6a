import Foundation
import Store
import Synchronization

/// Replicas to read from, as long as they follow the primary closely.
///
/// Every second the node raises a number in the primary, and notes when. A replica that shows the number has everything that
/// was confirmed before that moment; so a node knows how old what it reads is by its own clock alone, and a replica that
/// follows a former primary, or nobody, grows old as one that lags does.
final class Replicas: Sendable {
    /// What is older is not shown.
    static let staleness = Duration.seconds(3)
    private static let interval = Duration.seconds(1)
    /// How much of a page's patience a replica gets: the primary needs the rest if that answers nothing.
    private static let share = 0.4

    private let pool: Pool
    private let beats: Beats

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

    /// - Parameter beat: raises the number in the primary.
    func follow(_ beat: @escaping @Sendable () async throws -> Int64) -> Task<Void, Never> {
        Task { [beats, pool] in
            while !Task.isCancelled {
                let begun = ContinuousClock.now
                if let number = try? await beat() { beats.note(number, at: begun) }
                if !pool.isConnected { pool.submit(Replicas.attempt) }
                try? await Task.sleep(for: Replicas.interval)
            }
        }
    }

    /// Nil when a replica can't be asked, and the primary must.
    func read<T: Sendable>(
        patience: Duration, _ body: @escaping @Sendable (any Connection) throws -> T
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
