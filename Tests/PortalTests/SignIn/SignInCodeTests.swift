import Domain
import HTTPTypes
import Store
import Testing
import Web

@testable import Portal

@Suite("Signing in with a second factor")
struct SignInCodeTests {
    private let site: TestSite
    private let app: TOTP
    private let codes: [String]

    init() async throws {
        site = try await TestSite()
        var browser = try await TestBrowser.owner(of: site)
        (app, codes) = try await browser.turnSecondFactorOn()
    }

    @Test("The password alone opens nothing; the code begins a session, and leads to the requested page")
    func code() async throws {
        var browser = TestBrowser(site)
        let requested = BillsPage(slug: TestSite.ownSlug).address
        let asked = try await browser.signIn(TestSite.owner, next: requested)
        #expect(asked.location == SignInCodePage(next: requested).address)
        #expect(browser.cookies["session"] == nil)
        #expect(await !browser.isSignedIn)

        let answer = try await browser.fill(SignInCodePage(next: requested), ["code": " " + site.code(app) + " "])
        #expect(answer.location == requested)
        #expect(await browser.isSignedIn)
        #expect(browser.cookies["sign_in_step"] == nil)
        #expect(try await site.count("sign_in_step") == 0)
    }

    @Test("The session's token is new after the code, and the old one no longer works")
    func fixation() async throws {
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner, code: site.code(app))
        let old = browser
        site.clock.advance(seconds: 30)
        _ = try await browser.signIn(TestSite.owner, code: site.code(app))
        #expect(browser.cookies["session"] != old.cookies["session"])
        #expect(await !old.isSignedIn)
    }

    @Test("A token that was set beforehand is never taken for a sign-in")
    func plantedStep() async throws {
        var browser = TestBrowser(site)
        let planted = String(repeating: "ab", count: 32)
        browser.cookies["sign_in_step"] = planted
        #expect(try await browser.fill(SignInCodePage(), ["code": site.code(app)]).status == 422)
        _ = try await browser.signIn(TestSite.owner)
        #expect(browser.cookies["sign_in_step"] != planted)
    }

    @Test("A code works once, also in two windows at once")
    func once() async throws {
        let code = site.code(app)
        var windows: [TestBrowser] = []
        for _ in 1...4 {
            var window = TestBrowser(site)
            _ = try await window.signIn(TestSite.owner)
            windows.append(window)
        }
        let statuses = await withTaskGroup(of: Int?.self) { group in
            for window in windows {
                group.addTask {
                    var window = window
                    return try? await window.fill(SignInCodePage(), ["code": code]).status
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 303 }.count == 1)
        #expect(statuses.filter { $0 == 422 }.count == 3)
        // An earlier one does not work after it either.
        var late = TestBrowser(site)
        #expect(try await late.signIn(code: app.code(at: site.clock.now.seconds - 30)).status == 422)
    }

    @Test("A recovery code works once, and the log says so")
    func recovery() async throws {
        for status in [303, 422] {
            var browser = TestBrowser(site)
            _ = try await browser.signIn(TestSite.owner)
            let answer = try await browser.fill(SignInCodePage(), ["recovery_code": codes[0]])
            #expect(answer.status == status)
        }
        #expect(try await site.count("recovery_code") == 9)
        #expect(try await site.events(of: TestSite.owner).contains("recovery-code-used"))
        #expect(try await site.events(of: TestSite.owner).contains("code-refused"))
    }

    @Test("An invalid code is reported at its field", arguments: [("code", ""), ("recovery_code", "k7f4-m9q2")])
    func invalid(field: String, typed: String) async throws {
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        let answer = try await browser.fill(SignInCodePage(), [field: typed])
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"\(field)-error\""))
    }

    @Test("After five wrong codes the sign-in begins again")
    func wrong() async throws {
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        for _ in 1...5 {
            #expect(try await browser.fill(SignInCodePage(), ["code": site.wrongCode(app)]).status == 422)
        }
        let refused = try await browser.fill(SignInCodePage(), ["code": site.code(app)])
        #expect(refused.status == 422)
        #expect(await !browser.isSignedIn)
        #expect(try await browser.signIn(code: site.code(app)).status == 303)
    }

    @Test("After ten codes in an hour a stranger waits, and the customer's own browser does not")
    func limited() async throws {
        var known = TestBrowser(site)
        _ = try await known.signIn(code: site.code(app))
        site.clock.advance(seconds: 30)
        for _ in 1...3 {
            var stranger = TestBrowser(site)
            _ = try await stranger.signIn(TestSite.owner)
            for _ in 1...3 { _ = try await stranger.fill(SignInCodePage(), ["code": site.wrongCode(app)]) }
        }
        var stranger = TestBrowser(site)
        let refused = try await stranger.signIn(code: site.code(app))
        #expect(refused.status == 429)
        #expect(refused.headers[HTTPField.Name("Retry-After")!] != nil)
        #expect(try await known.signIn(code: site.code(app)).status == 303)
    }

    @Test("The code can be entered for ten minutes")
    func late() async throws {
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        site.clock.advance(seconds: 600)
        #expect(try await browser.fill(SignInCodePage(), ["code": site.code(app)]).status == 422)
        #expect(await !browser.isSignedIn)
    }

    @Test("A remembered device is not asked for 30 days, and another is")
    func remembered() async throws {
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        _ = try await browser.fill(SignInCodePage(), ["code": site.code(app), "remember": "yes"])
        #expect(browser.cookies["remembered"] != nil)

        site.clock.advance(seconds: 30 * 86_400 - 1)
        #expect(try await browser.signIn(TestSite.owner).location == AccountsPage().address)
        var other = TestBrowser(site)
        #expect(try await other.signIn(TestSite.owner).location == SignInCodePage().address)
        site.clock.advance(seconds: 1)
        #expect(try await browser.signIn(TestSite.owner).location == SignInCodePage().address)
    }

    @Test("A remembered device is forgotten when its customer says so, but not by another")
    func forgotten() async throws {
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        _ = try await browser.fill(SignInCodePage(), ["code": site.code(app), "remember": "yes"])
        let id = try await site.database.read { try $0.row("SELECT id FROM remembered_device", []) { $0.int(0) } }
        let forgetting = DeviceForgetting(device: DatabaseID(try #require(id)))

        var stranger = TestBrowser(site)
        _ = try await stranger.signIn(TestSite.stranger)
        _ = try await stranger.press(forgetting, on: SecurityPage())
        #expect(try await browser.signIn(TestSite.owner).location == AccountsPage().address)
        #expect(await browser.get(SecurityPage()).body.contains(forgetting.address))
        _ = try await browser.press(forgetting, on: SecurityPage())
        #expect(try await browser.signIn(TestSite.owner).location == SignInCodePage().address)
    }

    @Test("Another customer's remembered device is worth nothing")
    func foreignDevice() async throws {
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        _ = try await browser.fill(SignInCodePage(), ["code": site.code(app), "remember": "yes"])
        try await site.database.write { connection in
            try connection.execute(
                "UPDATE remembered_device SET customer = (SELECT id FROM customer WHERE email = $1)",
                [TestSite.stranger])
        }
        #expect(try await browser.signIn(TestSite.owner).location == SignInCodePage().address)
    }

    @Test("A new password by a letter does not skip the code, and ends what waits for one")
    func reset() async throws {
        var waiting = TestBrowser(site)
        _ = try await waiting.signIn(TestSite.owner)
        var browser = TestBrowser(site)
        _ = try await browser.forget(TestSite.owner)
        _ = try await browser.send(
            TestBrowser.newPasswordForm, to: try await site.link(.resetPassword, to: TestSite.owner))
        #expect(try await waiting.fill(SignInCodePage(), ["code": site.code(app)]).status == 422)
        #expect(try await browser.signIn(TestSite.owner, TestBrowser.newPassword).location == SignInCodePage().address)
    }
}
