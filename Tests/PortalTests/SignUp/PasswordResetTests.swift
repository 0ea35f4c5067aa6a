import Domain
import HTTPTypes
import Store
import Testing

@testable import Portal

@Suite("A forgotten password")
struct PasswordResetTests {
    private func link(_ site: TestSite) async throws -> String {
        String(try await site.link(.resetPassword, to: TestSite.owner).prefix { $0 != "?" })
    }

    @Test("A letter's link leads to a new password, ends all sessions, and then to the sign-in page")
    func whole() async throws {
        let site = try await TestSite()
        var (thief, owner) = (TestBrowser(site), TestBrowser(site))
        _ = try await thief.signIn(TestSite.owner)
        #expect(try await owner.forget(" Demo@Kabinet.example").location == ForgottenSentPage().address)
        #expect(await owner.get(ForgottenSentPage()).body.contains(TestSite.owner))

        let path = try await link(site)
        #expect(await owner.get(path).body.contains(TestSite.owner))
        site.clock.advance(seconds: 1)
        let saved = try await owner.send(TestBrowser.newPasswordForm, to: path)
        #expect(saved.location == "/sign-in?password=new")
        #expect(await owner.get("/sign-in?password=new").body.contains("Құпиясөз сақталды"))
        #expect(owner.cookies["session"] == nil)
        #expect(await !thief.isSignedIn)
        #expect(try await owner.signIn(TestSite.owner).status == 422)
        #expect(try await owner.signIn(TestSite.owner, TestBrowser.newPassword).status == 303)

        let letters = try await site.letters(to: TestSite.owner).map(\.kind)
        #expect(letters.filter { $0 != .newDevice } == [.resetPassword, .passwordChanged])
        #expect(try await site.events(of: TestSite.owner).contains("password-reset"))
    }

    @Test("It does not skip the second factor: what waits for a code or was remembered ends too")
    func secondFactor() async throws {
        let site = try await TestSite()
        try await site.database.write { connection in
            let owner = try #require(try Authentication(connection).credentials(email: TestSite.owner)).customer
            let now = site.clock.now
            try connection.execute(
                "INSERT INTO sign_in_step (token, customer, created_at) VALUES ($1, $2, $3)",
                [[1] as [UInt8], owner, now])
            try connection.execute(
                """
                INSERT INTO second_factor (customer, totp_key, created_at, confirmed_at) VALUES ($1, $2, $3, $4)
                """, [owner, [2] as [UInt8], now, now])
        }
        var browser = TestBrowser(site)
        _ = try await browser.forget(TestSite.owner)
        let page = await browser.get(try await link(site))
        #expect(page.body.contains("Кемінде 8 таңба"))
        // Eight characters are enough with a second factor.
        let saved = try await browser.send(
            ["password": "жаңбыр-8", "consent-account": "yes"], to: try await link(site))
        #expect(saved.status == 303)
        #expect(browser.cookies["session"] == nil)
        #expect(try await site.count("sign_in_step") == 0)
        #expect(try await site.count("session") == 0)
        #expect(try await site.count("second_factor") == 1)
    }

    @Test("An unknown e-mail gets the same answer, and nothing stays of it")
    func unknown() async throws {
        let site = try await TestSite()
        var answers: [(status: Int, headers: [String], page: String)] = []
        for email in [TestSite.owner, "nob0dy@kabinet.example"] {
            var browser = TestBrowser(site)
            let answer = try await browser.forget(email)
            let page = await browser.get(ForgottenSentPage())
            let cookies = answer.headers[values: .setCookie].map { String($0.prefix { $0 != "=" }) }
            let token = try page.formToken()
            answers.append(
                (answer.status, cookies, page.body.replacing(email, with: "").replacing(token, with: "")))
        }
        #expect(answers[0] == answers[1])
        #expect(try await site.count("letter") == 1)
        #expect(try await site.count("mail_link") == 1)
    }

    @Test("A registration's letter of the same e-mail stays when an unknown e-mail's letter is taken back")
    func registering() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = try await browser.register("aigul@example.kz")
        _ = try await browser.forget("aigul@example.kz")
        #expect(try await site.letters(to: "aigul@example.kz").map(\.kind) == [.confirmRegistration])
        #expect(
            try await browser.confirm(try await site.link(.confirmRegistration, to: "aigul@example.kz")).status == 303)
    }

    @Test("At most three letters an hour go to one e-mail, whoever asks; one network asks twenty times")
    func quota() async throws {
        let site = try await TestSite()
        for _ in 1...5 {
            var browser = TestBrowser(site)
            #expect(try await browser.forget(TestSite.owner).status == 303)
        }
        #expect(try await site.letters(to: TestSite.owner).count == 3)
        #expect(try await site.count("mail_link") == 3)

        var browser = TestBrowser(site)
        for number in 1...20 { #expect(try await browser.forget("a\(number)@example.kz").status == 303) }
        let refused = try await browser.forget(TestSite.owner)
        #expect(refused.status == 429)
        #expect(refused.headers[HTTPField.Name("Retry-After")!] == "3600")
        #expect(refused.body.contains("value=\"\(TestSite.owner)\""))
        site.clock.advance(seconds: 3600)
        #expect(try await browser.forget(TestSite.owner).status == 303)
        #expect(try await site.letters(to: TestSite.owner).count == 4)
    }

    @Test("A wrong e-mail and an expired form are said at the field, and what was typed stays")
    func refused() async throws {
        var browser = TestBrowser(try await .shared)
        let wrong = try await browser.forget("aigul@example")
        #expect(wrong.status == 422)
        #expect(wrong.body.contains("id=\"email-error\""))
        #expect(wrong.body.contains("value=\"aigul@example\""))
        let expired = await browser.post("/forgotten", ["email": "aigul@example.kz", "form_token": "0"])
        #expect(expired.status == 422)
        #expect(expired.body.contains("value=\"aigul@example.kz\""))
    }

    @Test(
        "A password that is easy to guess is refused in words, and the link still works",
        arguments: [
            ("", "Құпиясөзді енгізіңіз"), ("он бір таңб", "кемінде 12 таңба"), ("123456789123", "көп адам қолданады"),
            (String(repeating: "ұзын сөз ", count: 40), "256 таңбадан"),
            (String(repeating: "ұзын сөз ", count: 200), "256 таңбадан"),
            ("demo@kabinet.example", "e-mail-іңіз болмасын"), ("менің шотым 4900621", "нөмірі болмасын"),
        ])
    func rules(password: String, words: String) async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = try await browser.forget(TestSite.owner)
        let answer = try await browser.send(["password": password], to: try await link(site))
        #expect(answer.status == 422)
        #expect(answer.body.contains(words))
        #expect(answer.body.contains("id=\"password-error\""))
        let saved = try await browser.send(TestBrowser.newPasswordForm, to: try await link(site))
        #expect(saved.status == 303)
    }

    @Test("A link works once and for half an hour; a new password ends the other links too")
    func dead() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = try await browser.forget(TestSite.owner)
        let first = try await link(site)
        site.clock.advance(seconds: 1)
        _ = try await browser.forget(TestSite.owner)
        let second = try await link(site)
        let token = try await browser.get(first).formToken()
        #expect(try await browser.send(TestBrowser.newPasswordForm, to: second).status == 303)

        let again = await browser.post(second, ["password": "басқа құпиясөз", "form_token": token])
        #expect(again.location == second)
        #expect(await browser.get(second).status == 410)
        let other = await browser.post(first, ["password": "басқа құпиясөз", "form_token": token])
        #expect(other.location == first)
        #expect(await browser.get(first).status == 404)
        #expect(try await browser.signIn(TestSite.owner, TestBrowser.newPassword).status == 303)

        site.clock.advance(seconds: 1)
        _ = try await browser.forget(TestSite.owner)
        let third = try await link(site)
        site.clock.advance(seconds: 30 * 60 - 1)
        #expect(await browser.get(third).status == 200)
        site.clock.advance(seconds: 1)
        let expired = await browser.get(third)
        #expect(expired.status == 410)
        #expect(expired.body.contains("href=\"/forgotten\""))
    }

    @Test("An altered link, and one for another purpose, are unknown")
    func foreign() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = try await browser.register("aigul@example.kz")
        let other = try await site.link(.confirmRegistration, to: "aigul@example.kz")
        let token = other.prefix { $0 != "?" }.split(separator: "/").last ?? ""
        let form = try await browser.get(SignInPage()).formToken()
        for wrong in [String(token), String(token.dropLast()) + "g", "x"] {
            #expect(await browser.get("/reset/" + wrong).status == 404)
            let answer = await browser.post(
                "/reset/" + wrong, ["password": TestBrowser.newPassword, "form_token": form])
            #expect(answer.location == "/reset/" + wrong)
        }
    }

    @Test("Two browsers use one link at once: one password counts")
    func atOnce() async throws {
        let site = try await TestSite()
        var first = TestBrowser(site)
        _ = try await first.forget(TestSite.owner)
        let path = try await link(site)
        var forms: [(browser: TestBrowser, form: [String: String])] = []
        for number in 1...4 {
            var browser = TestBrowser(site)
            let token = try await browser.get(path).formToken()
            let changes = ["password": "құпиясөз нөмірі \(number)", "form_token": token]
            forms.append((browser, TestBrowser.newPasswordForm.merging(changes) { $1 }))
        }
        let locations = await withTaskGroup(of: String?.self) { group in
            for (browser, form) in forms {
                group.addTask {
                    var browser = browser
                    return await browser.post(path, form).location
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(locations.count { $0 == "/sign-in?password=new" } == 1)
        #expect(locations.count { $0 == path } == 3)
        #expect(try await site.letters(to: TestSite.owner).count { $0.kind == .passwordChanged } == 1)
    }
}
