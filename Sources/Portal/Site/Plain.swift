import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import Store

extension Portal {
    func asset(_ name: String, _ request: Request) throws -> Response {
        guard let asset = assets[name] else { throw PageError.notFound }
        var headers: HTTPFields = [
            .contentType: asset.type,
            .cacheControl: "public, max-age=\(yearOfSeconds), immutable",
            .vary: "Accept-Encoding",
        ]
        let compressed = acceptsGzip(request.headers) ? asset.compressed : nil
        if compressed != nil { headers[.contentEncoding] = "gzip" }
        let body = ResponseBody(byteBuffer: ByteBuffer(bytes: compressed ?? asset.bytes))
        return Response(status: .ok, headers: headers, body: body)
    }

    /// Whether pages can be served: the database answers.
    func ready(_ visit: Visit) async -> Response {
        do {
            try await access.operate { try $0.probe() }
            return plain(.ok, "ready\n")
        } catch {
            logger.error("not ready", metadata: ["id": "\(visit.id)", "error": "\(error)"])
            return plain(.serviceUnavailable, "the database does not answer\n")
        }
    }

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
