import Domain
import HTTPTypes
import HummingbirdCore
import NIOCore
import Store
import Synchronization
import Testing
import Web

@testable import Portal

@Suite("Metrics")
struct MetricsTests {
    private func metrics(of site: TestSite, _ path: String = "/metrics", host: String = "127.0.0.1:9464") async throws
        -> (status: Int, text: String)
    {
        let head = HTTPRequest(method: .get, scheme: "http", authority: host, path: path)
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

    @Test("Attempts to sign in are counted by outcome, and what no page of ours sends by reason")
    func attacks() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        for _ in 1...3 { _ = try await browser.signIn(TestSite.owner, "wrong") }
        _ = try await browser.signIn(TestSite.owner)
        site.clock.advance(seconds: 2)
        _ = try await browser.signIn(TestSite.owner)
        _ = await browser.get(AccountPage(slug: TestSite.foreignSlug))
        _ = await browser.post("/sign-in", ["email": "a@b.kz", "password": "p"])
        _ = await browser.post("/sign-in", [:], headers: [.origin: "https://evil.example"])
        let lines = try await metrics(of: site).text.split(separator: "\n")
        for line in [
            "kabinet_sign_ins_total{outcome=\"right\"} 1", "kabinet_sign_ins_total{outcome=\"wrong\"} 3",
            "kabinet_sign_ins_total{outcome=\"too_many\"} 1", "kabinet_sign_ins_total{outcome=\"busy\"} 0",
            "kabinet_refused_requests_total{reason=\"token\"} 1",
            "kabinet_refused_requests_total{reason=\"origin\"} 1",
            "kabinet_refused_requests_total{reason=\"account\"} 1",
        ] { #expect(lines.contains(line[...]), "\(line)") }
        let busy = try await TestSite(passwordQueue: 0)
        var customer = TestBrowser(busy)
        _ = try await customer.signIn(TestSite.owner)
        #expect(try await metrics(of: busy).text.contains("kabinet_sign_ins_total{outcome=\"busy\"} 1\n"))
    }

    @Test(
        "Only who asks for the portal's machine gets them",
        arguments: [
            ("localhost:9464", 200), ("[::1]:9464", 200), ("10.0.0.5", 200), ("kabinet.test:9464", 200),
            ("evil.example:9464", 421), ("evil.example", 421),
        ])
    func host(host: String, status: Int) async throws {
        #expect(try await metrics(of: .shared, host: host).status == status)
    }

    @Test("The customers' address has no metrics")
    func notPublic() async throws {
        var browser = TestBrowser(try await .shared)
        #expect(await browser.get("/metrics").status == 404)
        #expect(try await metrics(of: .shared, "/").status == 404)
    }
}
