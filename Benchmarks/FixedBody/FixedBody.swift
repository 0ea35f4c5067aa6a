import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import Web

/// `FixedBody PORT FILE-SIZE`: answers every request with the same bytes, through the portal's own server. It shows
/// what a page of that size costs without reading, calculating or rendering.
@main
struct FixedBody {
    static func main() async throws {
        let numbers = CommandLine.arguments.dropFirst().compactMap(Int.init)
        guard numbers.count == 2 else {
            print("usage: FixedBody PORT BYTES")
            return
        }
        let body = ByteBuffer(repeating: UInt8(ascii: "x"), count: numbers[1])
        let server = WebServer(
            respond: { _, _ in
                var headers: HTTPFields = [.contentType: "text/html; charset=utf-8"]
                SecurityHeaders.add(to: &headers, isSecure: false)
                return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
            },
            isSecure: false, host: "127.0.0.1", port: numbers[0], logger: Logger(label: "fixed"), onListening: { _ in })
        try await server.run()
    }
}
