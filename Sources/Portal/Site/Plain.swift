import HTTPTypes
import HummingbirdCore
import Logging
import Store
import Web

extension Portal {
    func asset(_ name: String, _ request: Request) throws -> Response {
        guard let asset = assets[name] else { throw PageError.notFound }
        return asset.response(to: request)
    }

    /// Whether pages can be served: the database answers.
    func ready(_ visit: Visit) async -> Response {
        do {
            try await access.operate { try $0.probe() }
            return .plain(.ok, "ready\n")
        } catch {
            logger.error("not ready", metadata: ["id": "\(visit.id)", "error": "\(error)"])
            return .plain(.serviceUnavailable, "the database does not answer\n")
        }
    }

    /// A request names the host it means, once; one that is not ours is not for us. (The first `Host` has become the
    /// request's authority; a second one is still among the headers.)
    func checkHost(of request: Request) throws {
        guard !request.headers.contains(.host), let host = request.head.authority?.lowercased(),
            host == settings.publicAddress.host || settings.otherHosts.contains(host)
        else { throw WrongHost() }
    }
}

struct WrongHost: Error {}

extension HTTPField.Name {
    fileprivate static let host = HTTPField.Name("Host")!
}
