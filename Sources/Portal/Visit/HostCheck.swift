import HTTPTypes
import HummingbirdCore
import Web

extension Portal {
    /// A request must have one `Host`, and it must be ours. (The first `Host` is the request's authority; a second one
    /// is still among the headers.)
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
