import Domain
import HTTPTypes
import Store
import Testing

@testable import Portal

@Suite("Confirming a registration")
struct ConfirmationTests {
    private static let email = "aigul@example.kz"
    private static let day: Int64 = 24 * 3600

    private func link(_ site: TestSite) async throws -> String {
        try await site.link(.confirmRegistration, to: ConfirmationTests.email)
    }

    @Test("Opening the link changes nothing, however often: mail programs do it too")
    func opened() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = try await browser.register(ConfirmationTests.email)
        var scanner = TestBrowser(site)
        for _ in 1...3 { #expect(await scanner.get(try await link(site)).status == 200) }
        #expect(try await browser.confirm(try await link(site)).status == 303)
    }

    @Test("Who registers with another's e-mail gains nothing when that person opens the link")
    func preHijacking() async throws {
        let site = try await TestSite()
        var attacker = TestBrowser(site)
        _ = try await attacker.register(ConfirmationTests.email, "шабуылшының құпиясөзі")
        var victim = TestBrowser(site)
        let answer = try await victim.confirm(try await link(site), TestBrowser.newPassword)
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"password-error\""))
        #expect(await !victim.isSignedIn)
        #expect(try await attacker.signIn(ConfirmationTests.email, "шабуылшының құпиясөзі").status == 422)
    }

    @Test("Who has registered another's e-mail is not in the way: the letter lets its reader choose a password")
    func chosenAnew() async throws {
        let site = try await TestSite()
        var attacker = TestBrowser(site)
        for _ in 1...3 { _ = try await attacker.register(ConfirmationTests.email, "шабуылшының құпиясөзі") }
        var victim = TestBrowser(site)
        _ = try await victim.register(ConfirmationTests.email)
        #expect(try await site.letters(to: ConfirmationTests.email).count == 3)
        let good = ["choose": "new", "new_password": TestBrowser.newPassword, "consent-account": "yes"]
        for (field, wrong) in [("new_password", ""), ("new_password", "қысқа"), ("consent-account", nil)]
            as [(String, String?)]
        {
            var form = good
            form[field] = wrong
            let answer = try await victim.send(form, to: try await link(site))
            #expect(answer.status == 422)
            #expect(answer.body.contains("id=\"\(field)-error\""))
            #expect(answer.body.contains("<details class=\"choice\" open>"))
        }
        let answer = try await victim.send(good, to: try await link(site))
        #expect(answer.location == AddAccountPage().address)
        #expect(await victim.isSignedIn)
        #expect(try await site.count("registration") == 0)
        #expect(try await attacker.signIn(ConfirmationTests.email, "шабуылшының құпиясөзі").status == 422)
        var again = TestBrowser(site)
        #expect(try await again.signIn(ConfirmationTests.email, TestBrowser.newPassword).status == 303)
    }

    @Test("Guesses at the password are delayed as those of signing in")
    func guesses() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = try await browser.register(ConfirmationTests.email)
        for _ in 1...3 { #expect(try await browser.confirm(try await link(site), "wrong").status == 422) }
        let refused = try await browser.confirm(try await link(site))
        #expect(refused.status == 429)
        #expect(refused.headers[HTTPField.Name("Retry-After")!] == "2")
        site.clock.advance(seconds: 2)
        #expect(try await browser.confirm(try await link(site)).status == 303)
    }

    @Test("A link works once, and says so")
    func once() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = try await browser.register(ConfirmationTests.email)
        let path = try await link(site)
        let page = await browser.get(path)
        let form = ["password": TestBrowser.newPassword, "form_token": try page.formToken()]
        let address = String(path.prefix { $0 != "?" })
        var second = browser
        #expect(await browser.post(address, form).location == AddAccountPage().address)
        #expect(await second.post(address, form).location == address)
        let dead = await second.get(address)
        #expect(dead.status == 410)
        #expect(dead.body.contains("қолданылып қойған"))
        #expect(dead.body.contains("href=\"/sign-in\""))
    }

    @Test("A link works for a day, to the second")
    func expired() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = try await browser.register(ConfirmationTests.email)
        let path = try await link(site)
        site.clock.advance(seconds: ConfirmationTests.day - 1)
        #expect(await browser.get(path).status == 200)
        site.clock.advance(seconds: 1)
        let dead = await browser.get(path)
        #expect(dead.status == 410)
        #expect(dead.body.contains("мерзімі өтіп кетті"))
        #expect(dead.body.contains("href=\"/register\""))
    }

    @Test("An altered, shortened or foreign link is unknown")
    func altered() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = try await browser.register(ConfirmationTests.email)
        _ = try await browser.forget(TestSite.owner)
        let path = String(try await link(site).prefix { $0 != "?" })
        let reset = String(try await site.link(.resetPassword, to: TestSite.owner).prefix { $0 != "?" })
        let last = path.last == "0" ? "1" : "0"
        let foreign = "/register/confirm/" + reset.dropFirst("/reset/".count)
        let (altered, shortened) = (String(path.dropLast()) + last, String(path.dropLast()))
        for wrong in [altered, shortened, path + "0", foreign, "/register/confirm/x"] {
            let answer = await browser.get(wrong)
            #expect(answer.status == 404, "\(wrong)")
            #expect(answer.body.contains("Бұл сілтеме танылмады"), "\(wrong)")
        }
    }

    @Test("Two browsers register one e-mail: the first confirmed wins, and the other's link ends")
    func twoBrowsers() async throws {
        let site = try await TestSite()
        var (first, second) = (TestBrowser(site), TestBrowser(site))
        _ = try await first.register(ConfirmationTests.email, "бірінші құпиясөз")
        let firstLink = try await link(site)
        site.clock.advance(seconds: 1)
        _ = try await second.register(ConfirmationTests.email, "екінші құпиясөз")
        let secondLink = try await link(site)
        #expect(firstLink != secondLink)

        let page = try await first.get(firstLink).formToken()
        #expect(try await second.confirm(secondLink, "екінші құпиясөз").location == AddAccountPage().address)
        let address = String(firstLink.prefix { $0 != "?" })
        let late = await first.post(address, ["password": "бірінші құпиясөз", "form_token": page])
        #expect(late.location == address)
        #expect(await first.get(address).status == 410)
        #expect(await !first.isSignedIn)
        #expect(try await first.signIn(ConfirmationTests.email, "бірінші құпиясөз").status == 422)
        #expect(try await site.count("registration") == 0)
    }

    @Test("Two browsers confirm at once: there is one customer, and one session")
    func atOnce() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        var forms: [(browser: TestBrowser, path: String, token: String)] = []
        for _ in 1...2 {
            site.clock.advance(seconds: 1)
            _ = try await browser.register(ConfirmationTests.email)
            let path = String(try await link(site).prefix { $0 != "?" })
            for _ in 1...2 {
                var opener = TestBrowser(site)
                let token = try await opener.get(path).formToken()
                forms.append((opener, path, token))
            }
        }
        let locations = await withTaskGroup(of: String?.self) { group in
            for (opener, path, token) in forms {
                group.addTask {
                    var opener = opener
                    let form = ["password": TestBrowser.newPassword, "form_token": token]
                    return await opener.post(path, form).location
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(locations.count { $0 == AddAccountPage().address } == 1)
        #expect(try await site.count("session") == 1)
        #expect(try await site.count("customer") == 3)
    }

    @Test("The link of an e-mail whose customer was deleted since does not work")
    func deleted() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = try await browser.register(ConfirmationTests.email)
        let old = try await link(site)
        site.clock.advance(seconds: 1)
        _ = try await browser.register(ConfirmationTests.email)
        _ = try await browser.confirm(try await link(site))
        try await site.database.write { connection in
            try connection.execute("DELETE FROM customer WHERE email = $1", [ConfirmationTests.email])
        }
        #expect(await browser.get(old).status == 410)
    }

    @Test("The session has a new token, and the one before it ends")
    func fixation() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        let old = browser
        _ = try await browser.register(ConfirmationTests.email)
        _ = try await browser.confirm(try await link(site))
        #expect(await browser.isSignedIn)
        #expect(browser.cookies["session"] != old.cookies["session"])
        #expect(await !old.isSignedIn)

        var fixed = TestBrowser(site)
        fixed.cookies["session"] = String(repeating: "a", count: 64)
        _ = try await fixed.register("b@example.kz")
        _ = try await fixed.confirm(try await site.link(.confirmRegistration, to: "b@example.kz"))
        #expect(fixed.cookies["session"] != String(repeating: "a", count: 64))
    }

    @Test("The letter is sent again to the browser that asked for it, with the same answer for all")
    func again() async throws {
        let site = try await TestSite()
        for email in [ConfirmationTests.email, TestSite.owner] {
            var browser = TestBrowser(site)
            _ = try await browser.register(email)
            for _ in 1...4 {
                let page = await browser.get(RegistrationSentPage())
                let answer = await browser.post("/register/sent", ["form_token": try page.formToken()])
                #expect(answer.location == "/register/sent?again=yes")
            }
            #expect(await browser.get("/register/sent?again=yes").body.contains("Хат қайта жіберілді"))
            #expect(try await site.letters(to: email).count == 3)
        }
        var browser = TestBrowser(site)
        #expect(try await browser.confirm(try await link(site)).status == 303)
    }

    @Test("Without a registration nothing is sent again, and the page has no button for it")
    func nothingToSend() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        #expect(await !browser.get(RegistrationSentPage()).body.contains("id=\"resend\""))
        let token = try await browser.get(SignInPage()).formToken()
        for cookie in [nil, "", "zz", String(repeating: "0", count: 64)] {
            browser.cookies["registration"] = cookie
            let answer = await browser.post("/register/sent", ["form_token": token])
            #expect(answer.location == "/register/sent?again=yes")
        }
        #expect(try await site.count("letter") == 0)
    }
}
