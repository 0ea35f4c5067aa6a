import NIOHTTP1
import Testing

@testable import Web

@Suite("Requests that are refused whatever they ask for")
struct StrictRequestsTests {
    @Test(
        "What others may understand in another way",
        arguments: [
            (.http1_0, .POST, "/", [("Transfer-Encoding", "chunked")], nil),
            (.http1_1, .POST, "/", [("Transfer-Encoding", "gzip, chunked")], nil),
            (.http1_1, .POST, "/", [("Transfer-Encoding", "gzip"), ("Transfer-Encoding", "chunked")], nil),
            (.http1_1, .POST, "/", [("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "chunked")], nil),
            (.http1_1, .POST, "/", [("Transfer-Encoding", "Chunked")], "/"),
            (.http1_1, .CONNECT, "kabinet.test:443", [], nil),
            (.http1_1, .GET, "http://evil.example/sign-in", [], nil),
            (.http1_1, .GET, "http://KABINET.test/sign-in?next=/", [], "/sign-in?next=/"),
            (.http1_1, .GET, "http://kabinet.test", [], "/"), (.http1_1, .GET, "http://kabinet.test?a", [], "/?a"),
            (.http1_1, .POST, "/", [("Expect", "100-continue")], "/"), (.http1_1, .POST, "/", [("Expect", "x")], nil),
            (.http1_0, .POST, "/", [("Expect", "100-continue")], nil), (.http1_1, .GET, "/a//b", [], "/a//b"),
        ] as [(HTTPVersion, HTTPMethod, String, [(String, String)], String?)])
    func accepted(
        version: HTTPVersion, method: HTTPMethod, target: String, fields: [(String, String)], path: String?
    ) {
        let headers = HTTPHeaders([("Host", "kabinet.test")] + fields)
        let head = HTTPRequestHead(version: version, method: method, uri: target, headers: headers)
        #expect(StrictRequests.accepted(head)?.uri == path)
    }

    @Test(
        "Who ends the connection with its answer",
        arguments: [
            (.http1_1, nil, false), (.http1_1, "close", true), (.http1_1, "Close, te", true), (.http1_1, "te", false),
            (.http1_0, nil, true), (.http1_0, "keep-alive", false), (.http1_0, "close, keep-alive", true),
        ] as [(HTTPVersion, String?, Bool)])
    func closes(version: HTTPVersion, wish: String?, closes: Bool) {
        let fields = [("Host", "kabinet.test")] + (wish.map { [("Connection", $0)] } ?? [])
        let head = HTTPRequestHead(version: version, method: .GET, uri: "/", headers: HTTPHeaders(fields))
        #expect((StrictRequests.accepted(head)?.headers["connection"] == ["close"]) == closes)
    }
}
