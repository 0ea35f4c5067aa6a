import CSodium
import HTTPTypes
package import HummingbirdCore
import NIOCore

/// A static file under a name with the hash of its content, so that browsers may cache it for a year.
package struct Asset: Sendable {
    package let name: String
    private let type: String
    private let bytes: [UInt8]
    private let compressed: [UInt8]?

    package init(_ name: String, _ ending: String, type: String, _ bytes: [UInt8]) {
        var digest = [UInt8](repeating: 0, count: 16)
        crypto_generichash(&digest, digest.count, bytes, UInt64(bytes.count), nil, 0)
        self.name = "\(name)-\(hex(digest)).\(ending)"
        (self.type, self.bytes) = (type, bytes)
        compressed = Compressor(level: 12).gzip(bytes)
    }

    package func response(to request: Request) -> Response {
        var headers: HTTPFields = [
            .contentType: type,
            .cacheControl: "public, max-age=\(yearOfSeconds), immutable",
            .vary: "Accept-Encoding",
        ]
        let compressed = acceptsGzip(request.headers) ? compressed : nil
        if compressed != nil { headers[.contentEncoding] = "gzip" }
        let body = ResponseBody(byteBuffer: ByteBuffer(bytes: compressed ?? bytes))
        return Response(status: .ok, headers: headers, body: body)
    }
}

/// The cache lifetime of files that never change.
package let yearOfSeconds = 365 * 24 * 60 * 60
