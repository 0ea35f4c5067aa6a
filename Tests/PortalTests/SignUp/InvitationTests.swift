import Domain
import Foundation
import Store
import Testing
import Web

@testable import Portal

@Suite("An invitation")
struct InvitationTests {
    private func invite(_ site: TestSite) async throws -> String {
        let token = Token()
        try await site.database.write { connection in
            let authentication = Authentication(connection)
            let owner = try #require(try authentication.credentials(email: TestSite.owner)).customer
            let link = MailLink(
                token: token.digest, .invitation, email: TestSite.owner, customer: owner, now: site.clock.now)
            try authentication.add(link, now: site.clock.now)
        }
        return NewPasswordPage(link: LinkToken(token)).address
    }

    @Test("Leads to a password and the consents, then to the sign-in page")
    func accepted() async throws {
        let site = try await TestSite()
        let path = try await invite(site)
        var browser = TestBrowser(site)
        let page = await browser.get(path)
        #expect(page.body.contains("name=\"consent-account\""))
        #expect(!page.body.contains(" checked"))

        let refused = try await browser.send(["password": "", "consent-news": "yes"], to: path)
        #expect(refused.status == 422)
        #expect(refused.body.contains("id=\"password-error\""))
        #expect(refused.body.contains("id=\"consent-account-error\""))
        #expect(refused.body.components(separatedBy: " checked").count == 2)

        let fields = ["password": TestBrowser.newPassword, "consent-account": "yes"]
        #expect(try await browser.send(fields, to: path).location == "/sign-in?password=new")
        #expect(try await browser.signIn(TestSite.owner, TestBrowser.newPassword).status == 303)
        #expect(try await site.events(of: TestSite.owner).contains("consent-given account"))
        #expect(try await site.events(of: TestSite.owner).contains("registered"))
        #expect(try await site.letters(to: TestSite.owner).allSatisfy { $0.kind == .newDevice })
    }

    @Test("Who lets it expire and asks for a new password is asked for the consents there")
    func late() async throws {
        let site = try await TestSite()
        let path = try await invite(site)
        site.clock.advance(seconds: 7 * 24 * 3600)
        var browser = TestBrowser(site)
        #expect(await browser.get(path).status == 410)
        _ = try await browser.forget(TestSite.owner)
        let reset = try await site.link(.resetPassword, to: TestSite.owner)

        #expect(await browser.get(reset).body.contains("name=\"consent-account\""))
        let refused = try await browser.send(["password": TestBrowser.newPassword], to: reset)
        #expect(refused.status == 422)
        #expect(refused.body.contains("id=\"consent-account-error\""))
        #expect(try await browser.send(TestBrowser.newPasswordForm, to: reset).location == "/sign-in?password=new")
        #expect(try await site.events(of: TestSite.owner).contains("consent-given account"))
    }

    @Test("Who has agreed is not asked again")
    func agreed() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        try await browser.signUp("aigul@example.kz")
        _ = try await browser.forget("aigul@example.kz")
        let reset = try await site.link(.resetPassword, to: "aigul@example.kz")
        #expect(await !browser.get(reset).body.contains("consent-account"))
        #expect(try await browser.send(["password": "терезе мен жаңбыр"], to: reset).status == 303)
    }

    @Test("Works for a week; without the operator's consents it asks for none")
    func week() async throws {
        let site = try await TestSite(consents: nil)
        let path = try await invite(site)
        var browser = TestBrowser(site)
        site.clock.advance(seconds: 7 * 24 * 3600 - 1)
        #expect(await !browser.get(path).body.contains("consent-account"))
        site.clock.advance(seconds: 1)
        #expect(await browser.get(path).status == 410)
    }
}
