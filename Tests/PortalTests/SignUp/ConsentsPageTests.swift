import Domain
import Store
import Testing

@testable import Portal

@Suite("A customer's consents")
struct ConsentsPageTests {
    private func browser(_ site: TestSite) async throws -> TestBrowser {
        var browser = TestBrowser(site)
        _ = try await browser.register("aigul@example.kz", TestBrowser.newPassword, ["consent-news": "yes"])
        _ = try await browser.confirm(try await site.link(.confirmRegistration, to: "aigul@example.kz"))
        return browser
    }

    private func send(_ browser: inout TestBrowser, _ path: String, _ fields: [String: String]) async throws {
        let answer = try await browser.submit(fields, to: path, shownOn: ConsentsPage().address)
        #expect(answer.location == ConsentsPage().address)
    }

    @Test("Are listed with version, language and day, and with what was shown")
    func listed() async throws {
        var browser = try await browser(try await TestSite())
        let body = await browser.get(ConsentsPage()).body
        #expect(body.contains("16.10.2019 күні келістіңіз. Нұсқасы: 2019-10-01, тілі: Қазақша."))
        #expect(body.contains("Келісімді алушы: «ҮЛГІ КАБИНЕТ» ЖШС, БСН 000000000000."))
        // What follows is told before the button.
        #expect(body.contains("Жаңалықтар бұдан былай жіберілмейді."))
        #expect(body.contains("кіру құқығын жою керек"))
    }

    @Test("One is withdrawn and given again; both are in the log")
    func withdrawn() async throws {
        let site = try await TestSite()
        var browser = try await browser(site)
        try await send(&browser, "/settings/consents/withdrawn", ["purpose": "news"])
        let withdrawn = await browser.get(ConsentsPage()).body
        #expect(withdrawn.contains("Жаңалықтар алуға келісім: 16.10.2019 күні қайтарып алынды"))
        #expect(withdrawn.contains("name=\"version\" value=\"2019-10-01\""))

        site.clock.advance(seconds: 60)
        try await send(&browser, "/settings/consents", ["purpose": "news", "version": "2019-10-01"])
        #expect(try await site.count("consent WHERE withdrawn_at IS NULL") == 2)
        let events = try await site.events(of: "aigul@example.kz")
        #expect(
            events.filter { $0.hasSuffix("news") } == [
                "consent-given news", "consent-given news", "consent-withdrawn news",
            ])
        #expect(await browser.get(SecurityLogPage()).body.contains("Жаңалықтар алуға келісім"))
    }

    @Test(
        "What is not offered changes nothing",
        arguments: [
            ("/settings/consents/withdrawn", ["purpose": "account"]),
            ("/settings/consents/withdrawn", ["purpose": "?"]),
            ("/settings/consents/withdrawn", [:]), ("/settings/consents", ["purpose": "news", "version": "2018"]),
            ("/settings/consents", ["purpose": "none", "version": "1"]), ("/settings/consents", [:]),
        ] as [(String, [String: String])])
    func nothing(path: String, fields: [String: String]) async throws {
        let site = try await TestSite()
        var browser = try await browser(site)
        try await send(&browser, path, fields)
        #expect(try await site.count("consent") == 2)
        #expect(try await site.count("consent WHERE withdrawn_at IS NULL") == 2)
    }

    @Test("Of a customer whom the operator has added, there are none; the account's is offered")
    func none() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        #expect(await browser.get(ConsentsPage()).body.contains("әзірге келісім берген жоқсыз"))
        try await send(&browser, "/settings/consents", ["purpose": "account", "version": "2019-10-01"])
        #expect(try await site.count("consent") == 1)
    }
}
