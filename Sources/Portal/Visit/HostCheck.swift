import HTTPTypes
import HummingbirdCore
import Web

extension Portal {
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
