import CPostgreSQL
import Store
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The address of the database: `postgres://…`, or libpq's keywords, such as `host=a,b dbname=kabinet` or
/// `service=kabinet`. It may contain a password, so it is never shown.
///
/// All hosts are tried at once, so that a dead one causes no delay. Of the writable ones, the one on the newest
/// timeline is the primary. PostgreSQL begins a new timeline whenever a replica is promoted, so a former primary that
/// restarts, and does not know of its successor, is recognised by its lower number.
final class Server: Sendable {
    /// Which of the hosts are accepted.
    enum Role {
        case primary
        /// Any that answers: the reader must check its lag.
        case replica

        var sessions: String { self == .primary ? "read-write" : "any" }

        var timelineQuery: String {
            switch self {
            case .primary: "SELECT ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::bigint"
            case .replica: "SELECT 0"
            }
        }
    }

    let address: String
    private let role: Role
    private let newestTimeline = Atomic<Int64>(0)
    private typealias Hosts = (each: [[(String, String)]], timeout: Duration)
    private let known = Mutex<Hosts?>(nil)
    private let unansweredSince = Mutex<ContinuousClock.Instant?>(nil)

    /// How long a writable host waits for the others' answers.
    private static let grace = Duration.milliseconds(250)
    private static let pause = Duration.milliseconds(100)

    /// A shorter timeout proves nothing: the request may have spent its time in the queue.
    private static let shortestTimeout = Duration.milliseconds(500)

    init(address: String, role: Role = .primary) {
        (self.address, self.role) = (address, role)
    }

    /// Notes that a statement sent at `sent` has no result yet.
    func noteTimeout(sentAt sent: ContinuousClock.Instant) {
        guard .now - sent >= Server.shortestTimeout else { return }
        unansweredSince.withLock { $0 = max($0 ?? sent, sent) }
    }

    /// Whether a connection may be dead, judged by the time of its last response: its server may have stalled, or its
    /// host may be gone. Each such idle connection would cost a visitor a whole timeout.
    func isDoubtful(lastResponse: ContinuousClock.Instant) -> Bool {
        unansweredSince.withLock { $0.map { lastResponse < $0 } ?? false }
    }

    /// Whether a newer primary than one on `timeline` has been seen.
    func hasNewer(than timeline: Int64) -> Bool {
        timeline > 0 && timeline < newestTimeline.load(ordering: .relaxed)
    }

    /// - Throws: `DatabaseUnavailable` with libpq's own message, which contains no password.
    func connect() throws -> (connection: OpaquePointer, timeline: Int64) {
        let (hosts, timeout) = try hosts()
        let candidates = probe(hosts, until: .now + timeout)
        // Shuffled: replicas share the load.
        let serving = candidates.filter { $0.timeline != nil }.shuffled()
        guard let chosen = serving.max(by: { $0.timeline! < $1.timeline! }), let timeline = chosen.timeline else {
            let reasons = candidates.map { $0.failure ?? "timeout" }
            throw DatabaseUnavailable("PostgreSQL: " + reasons.joined(separator: "; "))
        }
        guard !hasNewer(than: timeline) else {
            throw DatabaseUnavailable(
                "PostgreSQL: only a former primary answers, on timeline \(timeline); there was a newer one")
        }
        newestTimeline.max(timeline, ordering: .relaxed)
        return (chosen.take(), timeline)
    }

    /// Returns once a host is usable and the others have had their grace period, or when none is left to wait for.
    private func probe(_ hosts: [[(String, String)]], until end: ContinuousClock.Instant) -> [Candidate] {
        var candidates = hosts.map { Candidate(options + $0, timelineQuery: role.timelineQuery) }
        var (end, again) = (end, ContinuousClock.now + Server.pause)
        while true {
            var sockets = candidates.compactMap(\.awaited)
            let now = ContinuousClock.now
            guard !sockets.isEmpty, now < end else { return candidates }
            if now >= again {
                // While one host does not answer, another that has just failed may be promoted: it is tried again.
                for index in candidates.indices where candidates[index].failure != nil {
                    candidates[index] = Candidate(options + hosts[index], timelineQuery: role.timelineQuery)
                }
                again = now + Server.pause
                continue
            }
            _ = poll(
                &sockets, nfds_t(sockets.count),
                Int32((now.duration(to: min(end, again)) / .milliseconds(1)).rounded(.up)))
            for candidate in candidates {
                let socket = candidate.awaited?.fd
                guard sockets.contains(where: { $0.fd == socket && $0.revents != 0 }) else { continue }
                candidate.advance()
                if candidate.timeline != nil { end = min(end, .now + Server.grace) }
            }
        }
    }

    // MARK: The address

    /// Options before the address are defaults that the address can override.
    private var options: [(String, String)] {
        [
            ("fallback_application_name", "kabinet"),
            ("connect_timeout", "2"),
            ("target_session_attrs", role.sessions),
            ("dbname", address),
            ("client_encoding", "UTF8"),
        ]
    }

    /// The additional options that select each single host, and the timeout. libpq parses the address, the service file
    /// and the environment, and reports the result on a connection that is only begun.
    private func hosts() throws -> Hosts {
        if let known = known.withLock({ $0 }) { return known }
        let hosts = try readAddress()
        known.withLock { $0 = hosts }
        return hosts
    }

    private func readAddress() throws -> Hosts {
        let begun = Candidate(options, timelineQuery: role.timelineQuery)
        let information = begun.information
        guard !information.isEmpty else { throw DatabaseUnavailable("PostgreSQL: " + (begun.failure ?? "no address")) }
        let timeout = information["connect_timeout"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil } ?? 60

        func list(_ name: String) -> [String] {
            (information[name] ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let lists = ["host", "hostaddr", "port"].map { ($0, list($0)) }
        let count = lists.map(\.1.count).max() ?? 1
        guard count > 1 else { return ([[]], .seconds(timeout)) }
        let hosts = (0..<count).map { index in
            lists.compactMap { name, values in
                // One port may be given for all hosts.
                values.isEmpty ? nil : (name, values.count == 1 ? values[0] : values[index])
            }
        }
        return (hosts, .seconds(timeout))
    }
}
