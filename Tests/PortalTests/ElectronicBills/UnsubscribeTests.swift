import Domain
import Foundation
import HTTPTypes
import Store
import Testing
import Web

@testable import Portal

/// The links of letters, opened by people, mail programs and providers, in browsers that have not signed in.
@Suite("Ending a subscription from a letter")
struct UnsubscribeTests {
    private let site: TestSite
    private let link: LinkToken

    init() async throws {
        site = try await TestSite()
        var browser = try await TestBrowser(site, as: TestSite.owner)
        _ = try await browser.fill(SubscriptionPage(slug: TestSite.ownSlug))
        let customer = try await site.database.read { connection in
            try Authentication(connection).credentials(email: TestSite.owner)?.customer
        }
        let account = AccountNumber(stored: "4900621")
        link = LinkToken(site.portal.keys.unsubscribe.token(try #require(customer), account))
    }

    private func isSubscribed() async throws -> Bool {
        try await site.database.read { connection in
            try connection.row("SELECT 1 FROM ebill_subscription WHERE ended_at IS NULL", []) { $0.int(0) } != nil
        }
    }

    private func click(_ type: String, _ body: String) async -> TestBrowser.Answer {
        var provider = TestBrowser(site)
        return await provider.send(
            .post, UnsubscribePage(link: link).address, headers: [.contentType: type], body: body)
    }

    private static let form = "application/x-www-form-urlencoded"

    @Test("Opening the link changes nothing; its one button ends the subscription, again and again")
    func page() async throws {
        var visitor = TestBrowser(site)
        let page = await visitor.get(UnsubscribePage(link: link))
        #expect(page.status == 200)
        #expect(page.body.contains("4900621") && page.body.contains("d…@kabinet.example"))
        #expect(!page.body.contains("ҮЛГІ") && !page.body.contains(TestSite.owner))
        #expect(try await isSubscribed())
        for _ in 0..<2 {
            let answer = await visitor.post(page.body.formAction, ["List-Unsubscribe": "One-Click"])
            #expect(answer.status == 200)
            #expect(answer.body.contains("Жазылым тоқтатылды") && answer.body.contains(SubscriptionsPage().address))
            #expect(try await !isSubscribed())
        }
        #expect(await visitor.get(UnsubscribePage(link: link)).body.contains("Жазылым тоқтатылды"))
    }

    @Test(
        "One click as RFC 8058 has it: no cookie, no token of a page, no redirect",
        arguments: [
            (form, "List-Unsubscribe=One-Click"), (form + "; charset=utf-8", "List-Unsubscribe=One-Click"),
            (
                "multipart/form-data; boundary=\"b1\"",
                "--b1\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b1--\r\n"
            ),
        ])
    func oneClick(type: String, body: String) async throws {
        for _ in 0..<2 { #expect(await click(type, body).status == 200) }
        #expect(try await !isSubscribed())
    }

    @Test(
        "Another body is refused",
        arguments: [
            (form, ""), (form, "List-Unsubscribe=No"), (form, "unsubscribe=One-Click"),
            ("text/plain", "List-Unsubscribe=One-Click"), ("multipart/form-data", "List-Unsubscribe=One-Click"),
            ("multipart/form-data; boundary=b", "--b\r\n\r\nOne-Click\r\n--b--"),
            (form, "List-Unsubscribe=One-Click&x=" + String(repeating: "x", count: 2000)),
        ])
    func otherBodies(type: String, body: String) async throws {
        #expect([403, 413].contains(await click(type, body).status))
        #expect(try await isSubscribed())
    }

    @Test("An unknown link is an error to a person, and no error to a provider; it ends nothing")
    func unknown() async throws {
        var visitor = TestBrowser(site)
        for link in [AccessTests.unknownLink, LinkToken.parse("x")!] {
            let page = await visitor.get(UnsubscribePage(link: link))
            #expect(page.status == 404 && page.body.contains("Мұндай жазылым жоқ"))
            let click = await visitor.post(Unsubscribe(link: link).address, ["List-Unsubscribe": "One-Click"])
            #expect(click.status == 200)
        }
        #expect(try await isSubscribed())
    }

    @Test("The same link ends the next subscription to the account too")
    func again() async throws {
        _ = await click(UnsubscribeTests.form, "List-Unsubscribe=One-Click")
        var browser = try await TestBrowser(site, as: TestSite.owner)
        _ = try await browser.fill(SubscriptionPage(slug: TestSite.ownSlug))
        #expect(try await isSubscribed())
        _ = await click(UnsubscribeTests.form, "List-Unsubscribe=One-Click")
        #expect(try await !isSubscribed())
    }

    @Test("Everything else that changes something needs the token of a page")
    func onlyException() {
        let actions = Portal.site.filter { $0.method == .post }
        let exceptions = actions.filter { !($0 is any Action.Type) }
        #expect(exceptions.count == 1)
        #expect(exceptions.allSatisfy { $0 is any OneClickAction.Type && $0 == Unsubscribe.self })
    }
}

extension String {
    /// Of the first form in the page's main part.
    fileprivate var formAction: String {
        let main = components(separatedBy: "<main").last ?? ""
        return main.components(separatedBy: "action=\"").dropFirst().first?.components(separatedBy: "\"").first ?? ""
    }
}
