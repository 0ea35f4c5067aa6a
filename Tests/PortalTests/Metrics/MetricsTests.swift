import Domain
import HTTPTypes
import HummingbirdCore
import NIOCore
import Portal
import Store
import Synchronization
import Testing
import Web

@Suite("Metrics")
struct MetricsTests {
    private func metrics(of site: TestSite, _ path: String = "/metrics") async throws -> (status: Int, text: String) {
        let head = HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1:9464", path: path)
        let response = await site.portal.respondToOperator(
            Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        ) { text in
            text.family("kabinet_more", .gauge, "More.")
            text.sample(1, ["label": "a\"b\\c\nd"])
        }
        let collected = Written()
        try await response.body.write(collected)
        return (response.status.code, collected.buffer.withLock { String(buffer: $0) })
    }

    @Test("Requests are counted by route and status, without their parameters")
    func requests() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = await browser.get("/tariffs")
        _ = await browser.get("/tariffs")
        _ = await browser.get("/accounts/own4900621?secret=1")
        _ = await browser.get("/no-such-page")

        let (status, text) = try await metrics(of: site)
        #expect(status == 200)
        let lines = text.split(separator: "\n")
        #expect(lines.contains("kabinet_requests_total{route=\"/tariffs\",status=\"200\"} 2"))
        #expect(lines.contains("kabinet_requests_total{route=\"/accounts/{account}\",status=\"303\"} 1"))
        #expect(lines.contains("kabinet_requests_total{route=\"-\",status=\"404\"} 1"))
        #expect(lines.contains("kabinet_request_duration_seconds_bucket{route=\"/tariffs\",le=\"+Inf\"} 2"))
        #expect(lines.contains("kabinet_request_duration_seconds_count{route=\"/tariffs\"} 2"))
        #expect(lines.contains("kabinet_requests_in_progress 0"))
        #expect(lines.contains("kabinet_database_up 1"))
        #expect(lines.contains("kabinet_batch_number 1"))
        #expect(lines.contains("kabinet_batch_published_timestamp_seconds 1571205600"))
        #expect(lines.contains("kabinet_more{label=\"a\\\"b\\\\c\\nd\"} 1"))
        for word in ["4900621", "secret", "no-such"] { #expect(!text.contains(word)) }
    }

    @Test("The customers' address has no metrics")
    func notPublic() async throws {
        var browser = TestBrowser(try await .shared)
        #expect(await browser.get("/metrics").status == 404)
        #expect(try await metrics(of: .shared, "/").status == 404)
    }
}
