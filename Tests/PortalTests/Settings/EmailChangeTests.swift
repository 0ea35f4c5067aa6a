import Domain
import HTTPTypes
import Store
import Testing
import Web

@testable import Portal

@Suite("Changing the e-mail")
struct EmailChangeTests {
    private let site: TestSite
    private static let new = "new@kabinet.example"

    init() async throws {
        site = try await TestSite()
    }

    private func ask(
        _ browser: inout TestBrowser, _ email: String = EmailChangeTests.new, _ password: String = TestSite.password
    ) async throws -> TestBrowser.Answer {
        try await browser.fill(EmailPage(), ["email": email, "current_password": password])
    }

    @Test("Nothing changes until the link in the letter to the new e-mail is confirmed")
    func change() async throws {
        var browser = try await TestBrowser.owner(of: site)
        #expect(try await ask(&browser, " New@Kabinet.example ").location == EmailPage(note: .sent).address)
        #expect(await browser.get(EmailPage()).body.contains(TestSite.owner))
        let link = try await site.link(.confirmEmail, to: EmailChangeTests.new)
        // Mail scanners open links.
        #expect(await browser.get(link).status == 200)
        #expect(await browser.get(EmailPage()).body.contains(TestSite.owner))

        #expect(try await browser.send([:], to: link).location == EmailPage(note: .changed).address)
        #expect(await browser.get(AccountsPage()).body.contains(EmailChangeTests.new))
        #expect(try await site.kinds(of: TestSite.owner) == [.emailChanged])
        #expect(
            try await site.events(of: EmailChangeTests.new) == ["email-change-requested", "email-changed", "signed-in"])

        var other = TestBrowser(site)
        #expect(try await other.signIn(TestSite.owner).status == 422)
        #expect(try await other.signIn(EmailChangeTests.new).status == 303)
        // The browser in which it was confirmed is still a known one.
        let letters = try await site.letters(to: EmailChangeTests.new).count
        _ = try await browser.signIn(EmailChangeTests.new)
        #expect(try await site.letters(to: EmailChangeTests.new).count == letters)
    }

    @Test("The answer is the same for an e-mail that somebody has; who has it gets a letter")
    func taken() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let free = try await ask(&browser)
        let taken = try await ask(&browser, TestSite.stranger)
        #expect(free.status == taken.status)
        #expect(free.location == taken.location)
        let pages = [await browser.get(free.location ?? ""), await browser.get(taken.location ?? "")]
        #expect(
            try pages[0].body.replacing(pages[0].formToken(), with: "").count
                == pages[1].body.replacing(pages[1].formToken(), with: "").count)
        #expect(try await site.kinds(of: TestSite.stranger) == [.emailTaken])
        // Only the latest request counts.
        #expect(try await site.count("mail_link WHERE purpose = 'new-email'") == 0)
    }

    @Test(
        "An invalid e-mail is reported, and stays",
        arguments: ["", "nobody", "nobody@", "a b@kabinet.example", TestSite.owner])
    func invalid(email: String) async throws {
        var browser = try await TestBrowser.owner(of: site)
        let answer = try await ask(&browser, email)
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"email-error\""))
        #expect(answer.body.contains("value=\"\(email)\""))
    }

    @Test("A wrong password sends nothing", arguments: ["", "wrong"])
    func password(typed: String) async throws {
        var browser = try await TestBrowser.owner(of: site)
        let answer = try await ask(&browser, EmailChangeTests.new, typed)
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"current_password-error\""))
        #expect(answer.body.contains("value=\"\(EmailChangeTests.new)\""))
        #expect(try await site.letters(to: EmailChangeTests.new).isEmpty)
    }

    @Test("Five requests in an hour, so that nobody sends letters to the whole world")
    func limited() async throws {
        var browser = try await TestBrowser.owner(of: site)
        for number in 1...5 { #expect(try await ask(&browser, "n\(number)@kabinet.example").status == 303) }
        let refused = try await ask(&browser)
        #expect(refused.status == 429)
        #expect(refused.headers[HTTPField.Name("Retry-After")!] == "3600")
        #expect(try await site.letters(to: EmailChangeTests.new).isEmpty)
    }

    @Test("A link works once, for 24 hours, unaltered, and only the latest")
    func deadLinks() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await ask(&browser)
        let first = try await site.link(.confirmEmail, to: EmailChangeTests.new)
        _ = try await ask(&browser, "other@kabinet.example")
        #expect(await browser.get(first).status == 404)

        let link = try await site.link(.confirmEmail, to: "other@kabinet.example")
        let token = link.split(separator: "/").last?.prefix(64) ?? ""
        let altered = link.replacing(token, with: token.dropLast() + (token.last == "0" ? "1" : "0"))
        #expect(await browser.get(altered).status == 404)
        #expect(await browser.get(link.replacing(token, with: "short")).status == 404)

        site.clock.advance(seconds: 24 * 3600)
        browser = try await .owner(of: site)
        #expect(await browser.get(link).status == 410)
        _ = try await ask(&browser)
        let fresh = try await site.link(.confirmEmail, to: EmailChangeTests.new)
        let form = ["form_token": try await browser.get(fresh).formToken()]
        let address = String(fresh.prefix { $0 != "?" })
        #expect(await browser.post(address, form).location == EmailPage(note: .changed).address)
        #expect(await browser.post(address, form).location == address)
        #expect(await browser.get(fresh).status == 410)
    }

    @Test("Another customer cannot use the link, and a visitor is sent to sign in first")
    func foreign() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await ask(&browser)
        let link = try await site.link(.confirmEmail, to: EmailChangeTests.new)
        let address = String(link.prefix { $0 != "?" })

        var stranger = TestBrowser(site)
        #expect(await stranger.get(address).location == SignInPage(next: address).address)
        #expect(try await stranger.signIn(TestSite.stranger, next: address).location == address)
        #expect(await stranger.get(address).status == 404)
        let token = try await stranger.get(AccountsPage()).formToken()
        #expect(await stranger.post(address, ["form_token": token]).location == address)
        #expect(await stranger.get(AccountsPage()).body.contains(TestSite.stranger))

        #expect(try await browser.send([:], to: link).location == EmailPage(note: .changed).address)
    }

    @Test("An e-mail that somebody registers meanwhile is not taken over")
    func registeredMeanwhile() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await ask(&browser)
        let link = try await site.link(.confirmEmail, to: EmailChangeTests.new)
        var other = TestBrowser(site)
        try await other.signUp(EmailChangeTests.new)
        let answer = try await browser.send([:], to: link)
        #expect(answer.status == 422)
        #expect(answer.body.contains("тіркеліп қойған"))
        #expect(await browser.get(AccountsPage()).body.contains(TestSite.owner))
    }

    @Test("Two windows at once: the link is used once")
    func twoWindows() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await ask(&browser)
        let link = try await site.link(.confirmEmail, to: EmailChangeTests.new)
        let form = ["form_token": try await browser.get(link).formToken()]
        let (address, window) = (String(link.prefix { $0 != "?" }), browser)
        let locations = await withTaskGroup(of: String?.self) { group in
            for _ in 1...2 {
                group.addTask {
                    var window = window
                    return await window.post(address, form).location
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(locations) == [EmailPage(note: .changed).address, address])
        #expect(try await site.kinds(of: TestSite.owner) == [.emailChanged])
    }
}
