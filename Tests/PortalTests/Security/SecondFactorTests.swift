import Domain
import HTTPTypes
import Store
import Testing
import Web

@testable import Portal

@Suite("Setting up the second factor")
struct SecondFactorTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    private func isOn() async throws -> Bool {
        try await site.count("second_factor WHERE confirmed_at IS NOT NULL") == 1
    }

    @Test("The password, the key as a code and as text, a code of the app; then ten recovery codes")
    func setUp() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.fill(SecondFactorPage(), ["current_password": TestSite.password])
        let app = try await site.app()
        let page = await browser.get(SecondFactorKeyPage()).body
        #expect(page.contains(app.keyText))
        #expect(page.contains("<svg class=\"code\""))
        #expect(page.contains("otpauth://totp/kabinet.test:demo%40kabinet.example?secret="))
        #expect(try await !isOn())

        let shown = try await browser.fill(SecondFactorKeyPage(), ["code": site.code(app)])
        #expect(shown.status == 200)
        #expect(shown.headers[.cacheControl] == "no-store")
        let codes = shown.body.matches(of: /<strong class="secret">([^<]*)/).map { String($0.1) }
        #expect(Set(codes).count == 10)
        #expect(try await isOn())
        // Shown once.
        #expect(await !browser.get(RecoveryCodesPage()).body.contains(codes[0]))
        #expect(try await site.kinds(of: TestSite.owner) == [.secondFactorChanged])
        #expect(try await site.events(of: TestSite.owner) == ["second-factor-on", "signed-in"])
    }

    @Test("A wrong password begins nothing", arguments: ["", "wrong"])
    func password(typed: String) async throws {
        var browser = try await TestBrowser.owner(of: site)
        let answer = try await browser.fill(SecondFactorPage(), ["current_password": typed])
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"current_password-error\""))
        #expect(try await site.count("second_factor") == 0)
    }

    @Test("A wrong code turns nothing on", arguments: ["", "12345", "abcdef", "wrong"])
    func code(typed: String) async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.fill(SecondFactorPage(), ["current_password": TestSite.password])
        let code = typed == "wrong" ? site.wrongCode(try await site.app()) : typed
        let answer = try await browser.fill(SecondFactorKeyPage(), ["code": code])
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"code-error\""))
        #expect(try await !isOn())
    }

    @Test("The set-up ends after a quarter of an hour")
    func late() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.fill(SecondFactorPage(), ["current_password": TestSite.password])
        let app = try await site.app()
        site.clock.advance(seconds: 900)
        #expect(await !browser.get(SecondFactorKeyPage()).body.contains(app.keyText))
        #expect(try await browser.fill(SecondFactorKeyPage(), ["code": site.code(app)]).status == 422)
        #expect(try await !isOn())
    }

    @Test("While it is on, its key is never shown, and no new one is made")
    func again() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let (app, _) = try await browser.turnSecondFactorOn()
        #expect(await !browser.get(SecondFactorKeyPage()).body.contains(app.keyText))
        let page = await browser.get(SecondFactorPage())
        let fields = ["current_password": TestSite.password, "form_token": try page.formToken()]
        _ = await browser.post(SecondFactorPage().address, fields)
        #expect(try await site.app().key == app.key)
        #expect(try await browser.fill(SecondFactorKeyPage(), ["code": site.code(app)]).status == 422)
    }

    @Test("New recovery codes need the password and a code, and end the old ones", arguments: [false, true])
    func renewal(byRecoveryCode: Bool) async throws {
        var browser = try await TestBrowser.owner(of: site)
        let (app, old) = try await browser.turnSecondFactorOn()
        let right = byRecoveryCode ? ["recovery_code": old[1]] : ["code": site.code(app)]
        let password = ["current_password": TestSite.password]
        for wrong in [
            password, password.merging(["code": site.wrongCode(app)]) { $1 },
            password.merging(["recovery_code": "aaaa-bbbb-cccc"]) { $1 },
            right.merging(["current_password": "wrong"]) { $1 },
        ] {
            #expect(try await browser.fill(RecoveryCodesPage(), wrong).status == 422)
        }
        let shown = try await browser.fill(RecoveryCodesPage(), right.merging(password) { $1 })
        let new = shown.body.matches(of: /<strong class="secret">([^<]*)/).map { String($0.1) }
        #expect(new.count == 10)

        site.clock.advance(seconds: 2)
        var other = TestBrowser(site)
        _ = try await other.signIn(TestSite.owner)
        #expect(try await other.fill(SignInCodePage(), ["recovery_code": old[0]]).status == 422)
        #expect(try await other.fill(SignInCodePage(), ["recovery_code": new[0]]).status == 303)
    }

    @Test("Turning it off needs the password and a code, and the letter tells it")
    func off() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let (app, codes) = try await browser.turnSecondFactorOn()
        let (right, wrong) = (site.code(app), site.wrongCode(app))
        for (password, code) in [("wrong", right), (TestSite.password, wrong), ("", right), (TestSite.password, "")] {
            let fields = ["current_password": password, "code": code]
            #expect(try await browser.fill(SecondFactorOffPage(), fields).status == 422)
        }
        let fields = ["current_password": TestSite.password, "recovery_code": codes[3].uppercased()]
        #expect(try await browser.fill(SecondFactorOffPage(), fields).location == SecondFactorPage().address)
        #expect(try await site.count("second_factor") == 0)
        #expect(try await site.count("recovery_code") == 0)
        #expect(try await site.kinds(of: TestSite.owner) == [.secondFactorChanged, .secondFactorChanged])
        _ = try await TestBrowser.owner(of: site)
    }

    @Test("With a short password it stays on until a longer one is chosen")
    func shortPassword() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let (app, _) = try await browser.turnSecondFactorOn()
        let short = ["current_password": TestSite.password, "password": "тоғыз бел"]
        #expect(try await browser.fill(PasswordPage(), short).status == 303)
        let off = ["current_password": "тоғыз бел", "code": site.code(app)]
        let refused = try await browser.fill(SecondFactorOffPage(), off)
        #expect(refused.status == 422)
        #expect(refused.body.contains("кемінде 12 таңба"))
        #expect(refused.body.contains("href=\"/settings/password\""))
        let longer = ["current_password": "тоғыз бел", "password": "тоғыз белес алда"]
        #expect(try await browser.fill(PasswordPage(), longer).status == 303)
        // The code was not used.
        let again = ["current_password": "тоғыз белес алда", "code": site.code(app)]
        #expect(try await browser.fill(SecondFactorOffPage(), again).status == 303)
    }

    @Test("Codes are limited, in two windows at once too")
    func limited() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.fill(SecondFactorPage(), ["current_password": TestSite.password])
        let wrong = site.wrongCode(try await site.app())
        for _ in 1...10 { #expect(try await browser.fill(SecondFactorKeyPage(), ["code": wrong]).status == 422) }
        let refused = try await browser.fill(SecondFactorKeyPage(), ["code": site.code(try await site.app())])
        #expect(refused.status == 429)
        #expect(refused.headers[HTTPField.Name("Retry-After")!] != nil)
        #expect(try await !isOn())
    }
}
