import HTTPTypes
import HummingbirdCore
import Logging
import Store
import Web

/// The liveness probe: the program runs.
struct LiveProbe: FixedEndpoint {
    static let path: PathTemplate = "/health/live"
    static let method = Method.read
    static let audience = Audience.probes

    func answer(_ visit: Visit, _ request: Request, _ portal: Portal) -> Response {
        .plain(.ok, "live\n")
    }
}

/// The readiness probe: the database reads and writes, so pages can be served and customers can sign in.
struct ReadyProbe: FixedEndpoint {
    static let path: PathTemplate = "/health/ready"
    static let method = Method.read
    static let audience = Audience.probes

    func answer(_ visit: Visit, _ request: Request, _ portal: Portal) async -> Response {
        do {
            try await portal.access.probe(now: visit.now)
            return .plain(.ok, "ready\n")
        } catch {
            portal.logger.error("not ready", metadata: ["id": "\(visit.id)", "error": "\(error)"])
            return .plain(.serviceUnavailable, "the database does not answer, or cannot write\n")
        }
    }
}
