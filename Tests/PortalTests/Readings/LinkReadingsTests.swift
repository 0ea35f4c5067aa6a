import Domain
import Store
import Testing
import Web

@testable import Portal

@Suite("Readings by the link on a bill")
struct LinkReadingsTests {
    private static let field = "meter-electricity-CU461577"

    private func page(_ site: TestSite, month: Month = "2019-09", payer: String = "ҮЛГІ АБОНЕНТ") -> String {
        let account = Account(
            number: AccountNumber(stored: "4900621"), payer: payer, address: "", residents: 1)
        let link = site.portal.keys.readingLinks.address(
            of: account, month: month, at: site.portal.settings.publicAddress)
        return String(link.dropFirst("http://kabinet.test".count))
    }

    private func give(
        _ value: String, _ browser: inout TestBrowser, at page: String
    ) async throws -> TestBrowser.Answer {
        let fields = ["day": "16.10.2019", LinkReadingsTests.field + "-total": value]
        let shown = try await browser.submit(fields, to: page)
        guard let seen = try shown.hiddenFields()["seen"], !seen.isEmpty else { return shown }
        return try await browser.submit(fields.merging(["seen": seen]) { $1 }, to: page)
    }

    @Test("Without signing in; it shows nothing that is not on the bill, and its holder is told")
    func taken() async throws {
        let site = try await TestSite()
        var visitor = TestBrowser(site)
        let page = page(site)
        #expect(page.utf8.count < 50)
        let shown = await visitor.get(page)
        #expect(shown.status == 200 && shown.body.contains("CU461577") && shown.body.contains("…0621"))
        for secret in ["4900621", "АБОНЕНТ", "62-пәтер", "5\u{A0}198,85", "18\u{A0}348"] {
            #expect(!shown.body.contains(secret), "\(secret)")
        }
        let sent = try await give("5245,30", &visitor, at: page)
        #expect(sent.status == 200 && sent.body.contains("R-1910-"))
        // What was given is nobody else's business.
        #expect(await !visitor.get(page).body.contains("R-1910-"))
        #expect(try await site.states() == ["2019-10 5245.3 received"])
        let letter = try #require(try await site.letters(to: TestSite.owner).last { $0.kind == .readingsTaken })
        #expect(letter.subject == "Түбіртектегі сілтеме арқылы көрсеткіш берілді")
        // The same again is the same receipt.
        #expect(try await give("5245,30", &visitor, at: page).status == 200)
        #expect(try await site.states().count == 1)
    }

    @Test("What is wrong names the value before it, and is not taken")
    func wrong() async throws {
        let site = try await TestSite()
        var visitor = TestBrowser(site)
        let sent = try await give("5100", &visitor, at: page(site))
        #expect(sent.status == 422 && sent.body.contains("5\u{A0}198,85") && sent.body.contains("value=\"5100\""))
        #expect(try await site.states() == [])
    }

    @Test("A link that is not genuine, of another payer or of another month is explained")
    func dead() async throws {
        let site = try await TestSite()
        var visitor = TestBrowser(site)
        let genuine = page(site)
        let others = [
            "/r/x", "/r/" + String(repeating: "A", count: 34), genuine + "A", String(genuine.dropLast()) + "_",
            page(site, payer: "БАСҚА"), page(site, month: "2019-08"), page(site, month: "2019-10"),
        ]
        for page in others {
            let shown = await visitor.get(page)
            #expect(shown.status == 404, "\(page)")
            #expect(!shown.body.contains("CU461577"))
        }
        // Another payer ends it.
        try await site.database.publish { connection in
            try connection.execute("UPDATE account SET payer = 'ЖАҢА' WHERE account = '4900621'", [])
        }
        #expect(await visitor.get(genuine).status == 404)
    }

    @Test("The bill has the link; that of a helper, who may only look, has not")
    func onPaper() async throws {
        let site = try await TestSite()
        var owner = try await TestBrowser(site, as: TestSite.owner)
        var (helper, account) = try await HelperSteps(site: site).help()
        let document = { (account: String) in account + "/bills/2019-09.pdf" }
        let own = await owner.get(document(AccountPage(slug: TestSite.ownSlug).address))
        let seen = await helper.get(document(account))
        #expect(own.status == 200 && seen.status == 200)
        let link = Array("/r/".utf8)
        #expect(own.bytes.firstRange(of: link) != nil)
        #expect(seen.bytes.firstRange(of: link) == nil)
    }

    @Test("At most ten readings of a meter for a month")
    func limited() async throws {
        let site = try await TestSite()
        var visitor = TestBrowser(site)
        let page = page(site)
        for number in 0..<10 { #expect(try await give("\(5245 + number)", &visitor, at: page).status == 200) }
        let sent = try await give("5260", &visitor, at: page)
        #expect(sent.status == 422 && sent.body.contains("value=\"5260\""))
        #expect(try await site.states().count == 10)
    }
}
