import Domain
import HTTPTypes
import Store
import Testing
import Web

@testable import Portal

@Suite("Changing the password")
struct PasswordChangeTests {
    private let site: TestSite
    private static let new = "жаңбыр мен терезе"

    init() async throws {
        site = try await TestSite()
    }

    private func change(
        _ browser: inout TestBrowser, _ current: String = TestSite.password, _ new: String = PasswordChangeTests.new
    ) async throws -> TestBrowser.Answer {
        try await browser.fill(PasswordPage(), ["current_password": current, "password": new])
    }

    @Test("The new password works, the old one does not, and a letter tells it")
    func change() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let answer = try await change(&browser)
        #expect(answer.location == PasswordPage(isChanged: true).address)
        let done = try #require(answer.location)
        #expect(await browser.get(done).body.contains("role=\"status\""))
        var other = TestBrowser(site)
        #expect(try await other.signIn(TestSite.owner).status == 422)
        #expect(try await other.signIn(TestSite.owner, PasswordChangeTests.new).status == 303)
        #expect(try await site.kinds(of: TestSite.owner).contains(.passwordChanged))
        #expect(try await site.events(of: TestSite.owner).contains("password-changed"))
    }

    @Test("Other sessions, remembered devices, waiting codes and reset links end; this session gets a new token")
    func ends() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let (app, _) = try await browser.turnSecondFactorOn()
        var other = TestBrowser(site)
        _ = try await other.signIn(TestSite.owner)
        _ = try await other.fill(SignInCodePage(), ["code": site.code(app), "remember": "yes"])
        var waiting = TestBrowser(site)
        _ = try await waiting.signIn(TestSite.owner)
        _ = try await waiting.forget(TestSite.owner)
        let link = try await site.link(.resetPassword, to: TestSite.owner)
        let before = browser

        _ = try await change(&browser)
        #expect(browser.cookies["session"] != before.cookies["session"])
        #expect(await browser.isSignedIn)
        #expect(await !before.isSignedIn)
        #expect(await !other.isSignedIn)
        site.clock.advance(seconds: 30)
        #expect(try await waiting.fill(SignInCodePage(), ["code": site.code(app)]).status == 422)
        #expect(try await other.signIn(TestSite.owner, PasswordChangeTests.new).location == SignInCodePage().address)
        #expect(await waiting.get(link).status == 404)
    }

    @Test("A wrong current password changes nothing, and is in the log", arguments: ["", "wrong"])
    func wrong(current: String) async throws {
        var browser = try await TestBrowser.owner(of: site)
        let answer = try await change(&browser, current)
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"current_password-error\""))
        #expect(!answer.body.contains(PasswordChangeTests.new))
        #expect(try await site.kinds(of: TestSite.owner) == [])
        #expect(try await site.events(of: TestSite.owner).contains("password-refused") == !current.isEmpty)
        _ = try await TestBrowser.owner(of: site)
    }

    @Test(
        "A weak new password is refused in words, before the current one is tried",
        arguments: [
            ("", "Құпиясөзді енгізіңіз"), ("тоғыз бел", "кемінде 12 таңба"), ("123456789012", "көп адам қолданады"),
            ("my demo@kabinet.example", "e-mail-іңіз болмасын"), ("шотым 4900621 ғой", "нөмірі болмасын"),
            (String(repeating: "ұ", count: 257), "256 таңбадан"), (String(repeating: "ұ", count: 600), "256 таңбадан"),
        ])
    func weak(new: String, words: String) async throws {
        var browser = try await TestBrowser.owner(of: site)
        let answer = try await change(&browser, "wrong", new)
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"password-error\""))
        #expect(answer.body.contains(words))
        #expect(!answer.body.contains("id=\"current_password-error\""))
    }

    @Test("Guesses of the current password wait as sign-ins do")
    func limited() async throws {
        var browser = try await TestBrowser.owner(of: site)
        for _ in 1...3 { #expect(try await change(&browser, "wrong").status == 422) }
        let refused = try await change(&browser)
        #expect(refused.status == 429)
        #expect(refused.headers[HTTPField.Name("Retry-After")!] == "2")
        site.clock.advance(seconds: 2)
        #expect(try await change(&browser).status == 303)
    }

    @Test("A form without the token of this session is shown again")
    func expired() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let fields = ["current_password": TestSite.password, "password": PasswordChangeTests.new]
        #expect(await browser.post(PasswordPage().address, fields).status == 422)
        _ = try await TestBrowser.owner(of: site)
    }

    @Test("Of two windows at once one changes it, and the other is signed out or told that the password is wrong")
    func twoWindows() async throws {
        let browser = try await TestBrowser.owner(of: site)
        let token = try await {
            var browser = browser
            return try await browser.get(PasswordPage()).formToken()
        }()
        let statuses = await withTaskGroup(of: String?.self) { group in
            for number in 1...2 {
                group.addTask {
                    var window = browser
                    let fields = [
                        "current_password": TestSite.password, "password": "терезе мен бақша \(number)",
                        "form_token": token,
                    ]
                    return await window.post(PasswordPage().address, fields).location
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == PasswordPage(isChanged: true).address }.count == 1)
    }
}
