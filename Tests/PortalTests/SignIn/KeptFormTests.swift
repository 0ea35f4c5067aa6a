import Domain
import Store
import Testing
import Web

@testable import Portal

@Suite("A form that is sent after the session has ended")
struct KeptFormTests {
    private static let friend = "friend@example.kz"
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    /// - Returns: the page for signing in that answers the form.
    private func sendLate(
        _ page: some Endpoint, _ fields: [String: String], by browser: inout TestBrowser
    ) async throws -> TestBrowser.Answer {
        let token = try await browser.get(page).formToken()
        site.clock.advance(seconds: 31 * 60)
        return await browser.post(page.address, fields.merging(["form_token": token]) { $1 })
    }

    private func invite(by browser: inout TestBrowser) async throws -> TestBrowser.Answer {
        let page = HelpersPage(slug: TestSite.ownSlug)
        let asked = try await sendLate(page, ["email": KeptFormTests.friend, "until": "31.12.2019"], by: &browser)
        #expect(asked.status == 200)
        #expect(!asked.body.contains(KeptFormTests.friend))
        return asked
    }

    private func signIn(
        _ email: String, through asked: TestBrowser.Answer, by browser: inout TestBrowser
    ) async throws -> TestBrowser.Answer {
        let hidden = try asked.hiddenFields()
        #expect(hidden["kept"] != nil)
        let fields = hidden.merging(["email": email, "password": TestSite.password]) { $1 }
        let next = HelpersPage(slug: TestSite.ownSlug).address
        return await browser.post(SignInPage(next: next).address, fields)
    }

    @Test("Opens again after signing in, with what was typed, and can be sent")
    func kept() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let asked = try await invite(by: &browser)
        let page = try await signIn(TestSite.owner, through: asked, by: &browser)
        #expect(page.status == 422)
        #expect(page.body.contains("value=\"\(KeptFormTests.friend)\""))
        #expect(page.body.contains("value=\"31.12.2019\""))
        let again = ["email": KeptFormTests.friend, "until": "", "form_token": try page.formToken()]
        #expect(await browser.post(HelpersPage(slug: TestSite.ownSlug).address, again).status == 303)
        #expect(try await site.count("helper_access") == 1)
    }

    @Test("Also after a wrong password")
    func wrongPassword() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let asked = try await invite(by: &browser)
        let fields = try asked.hiddenFields().merging(["email": TestSite.owner, "password": "wrong"]) { $1 }
        let refused = await browser.post(SignInPage().address, fields)
        #expect(refused.status == 422)
        let page = try await signIn(TestSite.owner, through: refused, by: &browser)
        #expect(page.body.contains(KeptFormTests.friend))
    }

    @Test("Also through the second factor")
    func code() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let (app, _) = try await browser.turnSecondFactorOn()
        let asked = try await invite(by: &browser)
        let codePage = try await signIn(TestSite.owner, through: asked, by: &browser)
        #expect(codePage.status == 200)
        #expect(!codePage.body.contains(KeptFormTests.friend))
        let fields = try codePage.hiddenFields().merging(["code": site.code(app)]) { $1 }
        let page = await browser.post(SignInCodePage().address, fields)
        #expect(page.body.contains("value=\"\(KeptFormTests.friend)\""))
        #expect(await browser.isSignedIn)
    }

    @Test("Another customer who signs in at that browser sees nothing of it")
    func another() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let asked = try await invite(by: &browser)
        let answer = try await signIn(TestSite.stranger, through: asked, by: &browser)
        #expect(answer.status == 303)
        #expect(!answer.body.contains(KeptFormTests.friend))
        #expect(await browser.isSignedIn)
    }

    @Test("An altered one is ignored", arguments: ["", "zz", "00", String(repeating: "0", count: 400)])
    func altered(kept: String) async throws {
        var browser = try await TestBrowser.owner(of: site)
        let asked = try await invite(by: &browser)
        var fields = try asked.hiddenFields().merging(["email": TestSite.owner, "password": TestSite.password]) { $1 }
        fields["kept"] = kept
        #expect(await browser.post(SignInPage().address, fields).status == 303)
        #expect(await browser.isSignedIn)
    }

    @Test("A password is never kept")
    func password() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let fields = ["email": "new@example.kz", "current_password": "құпия сөзім осы"]
        let asked = try await sendLate(EmailPage(), fields, by: &browser)
        let page = try await signIn(TestSite.owner, through: asked, by: &browser)
        #expect(page.body.contains("value=\"new@example.kz\""))
        #expect(!page.body.contains("құпия сөзім осы"))
        #expect(try await !site.kinds(of: "new@example.kz").contains(.confirmEmail))
    }

    @Test("What is no form with fields leads back to its page, which says that nothing was sent")
    func button() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let token = try await browser.get(LinkedAccountsPage()).formToken()
        site.clock.advance(seconds: 31 * 60)
        let fields = ["account": TestSite.longSlug.text, "to": "up", "form_token": token]
        let answer = await browser.post(MoveAccount().address, fields)
        let asked = SignInPage(next: LinkedAccountsPage().address, hasLostForm: true)
        #expect(answer.location == asked.address)
        #expect(await browser.get(asked).body.contains("жіберілмеді"))
        let back = try await browser.signIn(TestSite.owner, next: LinkedAccountsPage().address)
        #expect(back.location == LinkedAccountsPage().address)
    }
}
