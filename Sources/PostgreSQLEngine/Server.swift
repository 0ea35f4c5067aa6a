import CPostgreSQL
import Store
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where the database is: `postgres://…`, or libpq's words as `host=a,b dbname=kabinet` or `service=kabinet`. May
/// hold a password, so it is never shown.
///
/// All hosts are asked at once: one that is dead keeps nobody waiting. Of those that can be written to, the one on the
/// newest timeline is the primary. PostgreSQL begins a timeline whenever a replica is promoted, so a former primary
/// that comes back, and knows nothing of its successor, is told by its lower number.
final class Server: Sendable {
    /// What is looked for among the hosts.
    enum Role {
        case primary
        /// Any that answers: who reads must find out how far behind it is.
        case replica

        var sessions: String { self == .primary ? "read-write" : "any" }

        var question: String {
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
    private let silence = Mutex<ContinuousClock.Instant?>(nil)

    /// How long one that can be written to waits for the others' word.
    private static let grace = Duration.milliseconds(250)
    private static let pause = Duration.milliseconds(100)

    /// Less than this says nothing: the asker may have come late.
    private static let longSilence = Duration.milliseconds(500)

    init(address: String, role: Role = .primary) {
        (self.address, self.role) = (address, role)
    }

    /// What was sent at `sent` has had no answer until now.
    func isSilent(since sent: ContinuousClock.Instant) {
        guard .now - sent >= Server.longSilence else { return }
        silence.withLock { $0 = max($0 ?? sent, sent) }
    }

    /// Whether a connection that has last been answered at `heard` may be one to a server that has stalled, or to a
    /// machine that is gone. Each of the idle ones would cost a visitor all his patience.
    func isDoubtful(heard: ContinuousClock.Instant) -> Bool {
        silence.withLock { $0.map { heard < $0 } ?? false }
    }

    /// Whether a newer primary than one on `timeline` has been seen.
    func hasNewer(than timeline: Int64) -> Bool {
        timeline > 0 && timeline < newestTimeline.load(ordering: .relaxed)
    }

    /// - Throws: `DatabaseUnavailable` with libpq's own words, in which there is no password.
    func connect() throws -> (connection: OpaquePointer, timeline: Int64) {
        let (hosts, timeout) = try hosts()
        let candidates = survey(hosts, until: .now + timeout)
        // Of several replicas, each gets its share.
        let serving = candidates.filter { $0.timeline != nil }.shuffled()
        guard let chosen = serving.max(by: { $0.timeline! < $1.timeline! }), let timeline = chosen.timeline else {
            let reasons = candidates.map { $0.failure ?? "no answer in time" }
            throw DatabaseUnavailable("PostgreSQL: " + reasons.joined(separator: "; "))
        }
        guard !hasNewer(than: timeline) else {
            throw DatabaseUnavailable(
                "PostgreSQL: only a former primary answers, on timeline \(timeline); there was a newer one")
        }
        newestTimeline.max(timeline, ordering: .relaxed)
        return (chosen.take(), timeline)
    }

    /// Until one can be written to and the others have had their time, or none is left to wait for.
    private func survey(_ hosts: [[(String, String)]], until end: ContinuousClock.Instant) -> [Candidate] {
        var candidates = hosts.map { Candidate(options + $0, asked: role.question) }
        var (end, again) = (end, ContinuousClock.now + Server.pause)
        while true {
            var sockets = candidates.compactMap(\.awaited)
            let now = ContinuousClock.now
            guard !sockets.isEmpty, now < end else { return candidates }
            if now >= again {
                // While one host is silent, another that has just refused may be promoted.
                for index in candidates.indices where candidates[index].failure != nil {
                    candidates[index] = Candidate(options + hosts[index], asked: role.question)
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

    /// What stands before the address holds unless the address says otherwise.
    private var options: [(String, String)] {
        [
            ("fallback_application_name", "kabinet"),
            ("connect_timeout", "2"),
            ("target_session_attrs", role.sessions),
            ("dbname", address),
            ("client_encoding", "UTF8"),
        ]
    }

    /// What to say further to reach each of the hosts alone, and how long to wait for them. libpq reads the address, and
    /// the service file and the environment with it, and tells on a connection that is only begun.
    private func hosts() throws -> Hosts {
        if let known = known.withLock({ $0 }) { return known }
        let hosts = try readAddress()
        known.withLock { $0 = hosts }
        return hosts
    }

    private func readAddress() throws -> Hosts {
        let begun = Candidate(options, asked: role.question)
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
                // One port may stand for all hosts.
                values.isEmpty ? nil : (name, values.count == 1 ? values[0] : values[index])
            }
        }
        return (hosts, .seconds(timeout))
    }
}
