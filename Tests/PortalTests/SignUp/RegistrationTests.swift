import Domain
import Foundation
import HTTPTypes
import Store
import Testing

@testable import Portal

@Suite("Registering")
struct RegistrationTests {
    private static let email = "aigul@example.kz"

    @Test("From the form through the letter to the first session")
    func whole() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        let sent = try await browser.register(" Aigul@Example.KZ ", TestBrowser.newPassword, ["language": "ru"])
        #expect(sent.status == 303)
        #expect(sent.location == RegistrationSentPage().address)
        let page = await browser.get(RegistrationSentPage()).body
        #expect(page.contains(RegistrationTests.email))
        #expect(page.contains("<html lang=\"ru\">"))
        #expect(try await browser.signIn(RegistrationTests.email, TestBrowser.newPassword).status == 422)

        let letter = try #require(try await site.letters(to: RegistrationTests.email).first)
        #expect(letter.language == .ru)
        let link = try await site.link(.confirmRegistration, to: RegistrationTests.email)
        let confirmed = try await browser.confirm(link)
        #expect(confirmed.status == 303)
        #expect(confirmed.location == AddAccountPage().address)
        #expect(await browser.get(AccountsPage()).body.contains("<html lang=\"ru\">"))
        #expect(browser.cookies["mailed_to"] == nil)
        #expect(browser.cookies["registration"] == nil)
        #expect(
            try await site.events(of: RegistrationTests.email).contains { $0 == "consent-given account" })
        #expect(try await site.events(of: RegistrationTests.email).contains("registered"))
        #expect(try await site.count("registration") == 0)

        var elsewhere = TestBrowser(site)
        let signedIn = try await elsewhere.signIn(RegistrationTests.email, TestBrowser.newPassword)
        #expect(signedIn.status == 303)
    }

    @Test("No consent is ticked beforehand; those that are given are kept with version and language")
    func consents() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        #expect(await !browser.get(RegistrationPage()).body.contains(" checked"))
        browser.cookies["language"] = "en"
        _ = try await browser.register(RegistrationTests.email, TestBrowser.newPassword, ["consent-news": "yes"])
        _ = try await browser.confirm(try await site.link(.confirmRegistration, to: RegistrationTests.email))
        let kept = try await site.database.read { connection in
            try connection.rows("SELECT purpose, version, language FROM consent ORDER BY purpose", []) { row in
                "\(row.text(0)) \(row.text(1)) \(row.text(2))"
            }
        }
        // The customer's language is Kazakh; the texts were read in English.
        #expect(kept == ["account 2019-10-01 en", "news 2019-10-01 en"])
    }

    @Test(
        "What is wrong is said at its field, and all but the password stays",
        arguments: [
            (["email": "aigul@example"], "email-error"), (["email": ""], "email-error"),
            (["password": ""], "password-error"), (["password": "он бір таңб"], "password-error"),
            (["password": String(repeating: "ұзын сөз ", count: 40)], "password-error"),
            (["password": "123456789123"], "password-error"), (["password": "aigul@example.kz!"], "password-error"),
            (["consent-account": nil], "consent-account-error"),
            (["form_token": "0"], "password-error"),
        ] as [([String: String?], String)])
    func refused(fields: [String: String?], error: String) async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        let fields = ["language": "ru", "consent-news": "yes"].merging(fields) { $1 }
        let answer = try await browser.register(RegistrationTests.email, TestBrowser.newPassword, fields)
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"\(error)\""))
        #expect(answer.body.contains("value=\"\(fields["email"].flatMap(\.self) ?? RegistrationTests.email)\""))
        #expect(answer.body.contains("<option value=\"ru\" selected"))
        #expect(
            answer.body.components(separatedBy: " checked").count == (fields["consent-account"] == .some(nil) ? 2 : 3))
        #expect(!answer.body.contains(TestBrowser.newPassword))
        #expect(try await site.count("letter") == 0)
    }

    @Test("All problems are said at once")
    func several() async throws {
        var browser = TestBrowser(try await .shared)
        let answer = try await browser.register("?", "", ["consent-account": nil])
        for field in ["email", "password", "consent-account"] {
            #expect(answer.body.contains("<a href=\"#\(field)\">"))
        }
    }

    @Test("A registered e-mail gets the same answer, and its owner a letter that says so")
    func known() async throws {
        let site = try await TestSite()
        var answers: [(status: Int, headers: [String], page: String)] = []
        for email in [TestSite.owner, RegistrationTests.email] {
            var browser = TestBrowser(site)
            let answer = try await browser.register(email)
            let cookies = answer.headers[values: .setCookie].map { String($0.prefix { $0 != "=" }) }
            let page = await browser.get(RegistrationSentPage())
            let token = try page.formToken()
            answers.append(
                (answer.status, cookies, page.body.replacing(email, with: "").replacing(token, with: "")))
        }
        #expect(answers[0] == answers[1])
        #expect(try await site.letters(to: TestSite.owner).map(\.kind) == [.alreadyRegistered])
        #expect(try await site.letters(to: RegistrationTests.email).map(\.kind) == [.confirmRegistration])
        #expect(try await site.count("registration") == 2)
        #expect(try await site.count("mail_link") == 2)

        // Nothing of the owner's has changed.
        var owner = TestBrowser(site)
        #expect(try await owner.signIn(TestSite.owner).status == 303)
    }

    @Test("An e-mail that its owner can still take back is taken")
    func undo() async throws {
        let site = try await TestSite()
        try await site.database.write { connection in
            let authentication = Authentication(connection)
            let owner = try #require(try authentication.credentials(email: TestSite.owner))
            let link = MailLink(
                token: [1], .undoEmail, email: RegistrationTests.email, customer: owner.customer, now: site.clock.now)
            try authentication.add(link, now: site.clock.now)
        }
        var browser = TestBrowser(site)
        _ = try await browser.register(RegistrationTests.email)
        #expect(try await site.letters(to: RegistrationTests.email).map(\.kind) == [.alreadyRegistered])
        site.clock.advance(seconds: 72 * 3600)
        _ = try await browser.register(RegistrationTests.email)
        #expect(try await site.letters(to: RegistrationTests.email).last?.kind == .confirmRegistration)
    }

    @Test("One network registers twenty times in an hour; then it waits, and nothing is written")
    func quota() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        for number in 1...20 {
            #expect(try await browser.register("a\(number)@example.kz").status == 303)
        }
        let refused = try await browser.register("a21@example.kz")
        #expect(refused.status == 429)
        #expect(refused.headers[HTTPField.Name("Retry-After")!] == "3600")
        #expect(refused.body.contains("60"))
        #expect(try await site.letters(to: "a21@example.kz").isEmpty)
        var elsewhere = TestBrowser(site)
        #expect(try await elsewhere.register("a21@example.kz").status == 303)
        site.clock.advance(seconds: 3600)
        #expect(try await browser.register("a22@example.kz").status == 303)
    }

    @Test("At most three letters an hour go to one e-mail, and the answer stays the same")
    func letters() async throws {
        let site = try await TestSite()
        for email in [TestSite.owner, RegistrationTests.email] {
            for _ in 1...5 {
                var browser = TestBrowser(site)
                #expect(try await browser.register(email).location == RegistrationSentPage().address)
            }
            #expect(try await site.letters(to: email).count == 3)
        }
        #expect(try await site.count("registration") == 6)
    }

    @Test("Closed without complete consents: the page leads to the contact centre, and no form is taken")
    func closed() async throws {
        let site = try await TestSite(consents: nil)
        var browser = TestBrowser(site)
        let page = await browser.get(RegistrationPage())
        #expect(page.status == 200)
        #expect(page.body.contains("href=\"/contacts\""))
        #expect(!page.body.contains("name=\"password\""))
        let token = try await browser.get(SignInPage()).formToken()
        let answer = await browser.post(
            RegistrationPage().address,
            [
                "email": RegistrationTests.email, "password": TestBrowser.newPassword, "consent-account": "yes",
                "form_token": token,
            ])
        #expect(answer.location == RegistrationPage().address)
        #expect(try await site.count("letter") == 0)
    }
}
