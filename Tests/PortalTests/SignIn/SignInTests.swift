import Domain
import HTTPTypes
import Testing

@testable import Portal

@Suite("Signing in and out")
struct SignInTests {
    @Test("The right password begins a session, and redirects to the requested page")
    func signIn() async throws {
        var browser = TestBrowser(try await .shared)
        let requested = StatementPage(
            slug: TestSite.ownSlug, service: "electricity", requested: RequestedPeriod(from: "2019-01", to: "2019-03"))
        let answer = try await browser.signIn(" DEMO@Kabinet.example ", next: requested.address)
        #expect(answer.status == 303)
        #expect(answer.location == requested.address)
        #expect(await browser.get(AccountsPage()).body.contains("4900621"))
    }

    @Test(
        "The redirect goes only to a page of ours",
        arguments: [
            "https://evil.example/", "//evil.example/accounts", "/\\evil.example", "/nowhere", "/sign-out",
            "javascript:alert(1)", "/accounts%0d%0aX: y", "",
        ])
    func ownPagesOnly(next: String) async throws {
        var browser = TestBrowser(try await .shared)
        let answer = try await browser.signIn(TestSite.owner, next: next)
        #expect(answer.status == 303)
        #expect(answer.location == "/accounts")
    }

    @Test("A wrong password and an unknown e-mail get the same response, and the e-mail stays")
    func sameAnswer() async throws {
        let site = try await TestSite()
        var bodies: [String] = []
        for email in [TestSite.owner, "nob0dy@kabinet.example"] {
            var browser = TestBrowser(site)
            let answer = try await browser.signIn(email, "wrong")
            #expect(answer.status == 422)
            #expect(answer.body.contains("value=\"\(email)\""))
            #expect(browser.cookies["session"] == nil)
            let token = try answer.formToken()
            bodies.append(answer.body.replacing(email, with: "").replacing(token, with: ""))
        }
        #expect(bodies[0] == bodies[1])
    }

    @Test(
        "A missing field is reported, and the other input stays",
        arguments: [("", "secret", "email-error"), ("a@b.kz", "", "password-error")])
    func missing(email: String, password: String, error: String) async throws {
        var browser = TestBrowser(try await .shared)
        let answer = try await browser.signIn(email, password)
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"\(error)\""))
        #expect(answer.body.contains("value=\"\(email)\""))
    }

    @Test("A form without this visitor's token is shown again, not carried out", arguments: ["", "00", "foreign"])
    func formToken(token: String) async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = await browser.get(SignInPage())
        var other = TestBrowser(site)
        let foreign = try await other.get(SignInPage()).formToken()
        let answer = await browser.post(
            "/sign-in",
            [
                "email": TestSite.owner, "password": TestSite.password,
                "form_token": token == "foreign" ? foreign : token,
            ])
        #expect(answer.status == 422)
        #expect(answer.body.contains("value=\"\(TestSite.owner)\""))
        #expect(browser.cookies["session"] == nil)
    }

    @Test(
        "A form from another site is refused",
        arguments: [
            [.origin: "https://evil.example"], [.origin: "null"], [HTTPField.Name("Sec-Fetch-Site")!: "cross-site"],
        ]
            as [HTTPFields])
    func foreignSite(headers: HTTPFields) async throws {
        var browser = TestBrowser(try await .shared)
        let token = try await browser.get(SignInPage()).formToken()
        let fields = ["email": TestSite.owner, "password": TestSite.password, "form_token": token]
        #expect(await browser.post("/sign-in", fields, headers: headers).status == 403)
        #expect(await browser.post("/sign-in", fields, headers: [.origin: "http://kabinet.test"]).status == 303)
    }

    @Test("A form that is too large, or no form at all")
    func malformed() async throws {
        var browser = TestBrowser(try await .shared)
        #expect(await browser.post("/sign-in", ["email": String(repeating: "a", count: 70_000)]).status == 413)
        let json = await browser.send(.post, "/sign-in", headers: [.contentType: "application/json"], body: "{}")
        #expect(json.status == 403)
        let broken = await browser.send(
            .post, "/sign-in", headers: [.contentType: "application/x-www-form-urlencoded"], body: "email=%zz")
        #expect(broken.status == 403)
        let twice = await browser.send(
            .post, "/sign-in", headers: [.contentType: "application/x-www-form-urlencoded"], body: "email=a&email=b")
        #expect(twice.status == 403)
        let empty = await browser.post("/sign-in", [:])
        #expect(empty.status == 422)
    }

    @Test("Signing in begins a new session; the previous token is invalid")
    func fixation() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        let old = browser
        _ = try await browser.signIn(TestSite.owner)
        #expect(browser.cookies["session"] != old.cookies["session"])
        var holder = old
        #expect(await holder.get(AccountsPage()).status == 303)
    }

    @Test("Signing out ends the session for anyone with its cookie")
    func signOut() async throws {
        var browser = TestBrowser(try await .shared)
        _ = try await browser.signIn(TestSite.owner)
        let token = try await browser.get(AccountsPage()).formToken()
        var holder = browser

        #expect(await browser.post("/sign-out", [:]).status == 403)
        #expect(await browser.get(AccountsPage()).status == 200)
        let answer = await browser.post("/sign-out", ["form_token": token])
        #expect(answer.status == 303)
        #expect(answer.location == "/")
        #expect(
            answer.headers[HTTPField.Name("Clear-Site-Data")!]
                == #""cache", "prefetchCache", "prerenderCache", "storage""#)
        #expect(browser.cookies["form"] == nil && browser.cookies["device"] != nil)
        #expect(await browser.get(AccountsPage()).status == 303)
        #expect(await holder.get(AccountsPage()).status == 303)
    }

    @Test("Failed attempts cause growing delays, and the right password is accepted afterwards")
    func waiting() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        for _ in 1...3 { #expect(try await browser.signIn(TestSite.owner, "wrong").status == 422) }
        let refused = try await browser.signIn(TestSite.owner)
        #expect(refused.status == 429)
        #expect(refused.headers[HTTPField.Name("Retry-After")!] == "2")
        #expect(refused.body.contains("value=\"\(TestSite.owner)\""))
        site.clock.advance(seconds: 2)
        #expect(try await browser.signIn(TestSite.owner, "wrong").status == 422)
        #expect(try await browser.signIn(TestSite.owner).headers[HTTPField.Name("Retry-After")!] == "4")
        site.clock.advance(seconds: 4)
        #expect(try await browser.signIn(TestSite.owner).status == 303)
    }

    @Test("Parallel guesses are counted before the first of them is checked")
    func parallel() async throws {
        let site = try await TestSite()
        var first = TestBrowser(site)
        let token = try await first.get(SignInPage()).formToken()
        let browser = first
        let statuses = await withTaskGroup(of: Int.self) { group in
            for number in 0..<12 {
                group.addTask {
                    var guesser = browser
                    let fields = ["email": TestSite.owner, "password": "wrong-\(number)", "form_token": token]
                    return await guesser.post("/sign-in", fields).status
                }
            }
            return await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 422 }.count == 3)
        #expect(statuses.filter { $0 == 429 }.count == 9)
    }

    @Test(
        "Addresses are counted by household",
        arguments: [
            ("2001:db8::a:1", "2001:db8::b:2", true), ("2001:db8:1::1", "2001:db8:2::1", false),
            ("192.0.2.1", "192.0.2.2", false), ("::ffff:192.0.2.1", "192.0.2.1", true),
        ])
    func households(first: String, second: String, isOne: Bool) async throws {
        let site = try await TestSite()
        for address in [first, first, first] {
            var browser = TestBrowser(site)
            browser.address = address
            _ = try await browser.signIn(TestSite.owner, "wrong")
        }
        var browser = TestBrowser(site)
        browser.address = second
        #expect(try await browser.signIn(TestSite.owner).status == (isOne ? 429 : 303))
    }

    @Test("The language chosen before signing in is the customer's from then on")
    func language() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = await browser.get("/?lang=en")
        _ = try await browser.signIn(TestSite.owner)
        var elsewhere = TestBrowser(site)
        _ = try await elsewhere.signIn(TestSite.owner)
        #expect(await elsewhere.get(AccountsPage()).body.contains("<html lang=\"en\">"))
    }

    @Test("A stranger who fails elsewhere does not make the customer wait where the customer has been before")
    func noLockOut() async throws {
        let site = try await TestSite()
        var customer = TestBrowser(site)
        _ = try await customer.signIn(TestSite.owner)
        for number in 1...40 {
            var stranger = TestBrowser(site)
            stranger.address = "198.51.100.\(number)"
            _ = try await stranger.signIn(TestSite.owner, "wrong")
            site.clock.advance(seconds: 31)
        }
        var stranger = TestBrowser(site)
        stranger.address = "198.51.100.99"
        _ = try await stranger.signIn(TestSite.owner, "wrong")
        #expect(try await stranger.signIn(TestSite.owner).status == 429)
        customer.address = "192.0.2.200"
        #expect(try await customer.signIn(TestSite.owner).status == 303)
    }

    @Test("Cookies are for this site alone, and with https for nothing else", arguments: ["http", "https"])
    func cookies(scheme: String) async throws {
        var browser = TestBrowser(try await TestSite(publicAddress: "\(scheme)://kabinet.test"))
        let headers = try await browser.signIn(TestSite.owner).headers
        let session = try #require(headers[values: .setCookie].first { $0.contains("session=") })
        #expect(session.contains("; HttpOnly"))
        #expect(session.contains("; SameSite=Lax"))
        #expect(session.contains("; Path=/"))
        #expect(!session.contains("Max-Age"))
        #expect(session.hasPrefix("__Host-") == (scheme == "https"))
        #expect(session.contains("; Secure") == (scheme == "https"))
        #expect((headers[.strictTransportSecurity] != nil) == (scheme == "https"))
    }
}
