package import HTTPTypes
package import HummingbirdCore
import NIOCore

extension Response {
    /// A line of plain text, for programs and for requests outside the site.
    package static func plain(_ status: HTTPResponse.Status, _ text: String) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
