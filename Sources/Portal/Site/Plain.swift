import HTTPTypes
import HummingbirdCore
import NIOCore

extension Portal {
    func plain(_ status: HTTPResponse.Status, _ text: String) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
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
