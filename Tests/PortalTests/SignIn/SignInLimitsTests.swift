import Domain
import HTTPTypes
import Store
import Testing

@testable import Portal

@Suite("Who has to wait after wrong passwords")
struct SignInLimitsTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    private func browser(at address: String) -> TestBrowser {
        var browser = TestBrowser(site)
        browser.address = address
        return browser
    }

    @Test("A right password delays nobody at the same address, however many wrong ones there were before")
    func sharedAddress() async throws {
        for number in 1...24 {
            var other = browser(at: "192.0.2.7")
            _ = try await other.signIn("nobody\(number)@kabinet.example", "wrong")
            site.clock.advance(seconds: 31)
        }
        for email in [TestSite.owner, TestSite.stranger, TestSite.owner, TestSite.stranger] {
            var customer = browser(at: "192.0.2.7")
            #expect(try await customer.signIn(email).status == 303)
        }
        var other = browser(at: "192.0.2.7")
        _ = try await other.signIn("nobody@kabinet.example", "wrong")
        var customer = browser(at: "192.0.2.7")
        #expect(try await customer.signIn(TestSite.owner).status == 429)
    }

    @Test(
        "Guesses from many networks of one provider's customer have to wait",
        arguments: [("2001:db8:0:00", 40), ("2001:db8:0:", 80)])
    func networks(prefix: String, free: Int) async throws {
        func guess(_ number: Int) async throws -> Int {
            var stranger = browser(at: prefix + String(0x10 + number, radix: 16) + (free == 40 ? "::1" : "00::1"))
            return try await stranger.signIn("nobody\(number)@kabinet.example", "wrong").status
        }
        for number in 0..<free { #expect(try await guess(number) == 422) }
        #expect(try await guess(free) == 429)
        var elsewhere = browser(at: "2001:db8:1::1")
        #expect(try await elsewhere.signIn(TestSite.owner).status == 303)
    }

    @Test("Registrations and forgotten passwords are limited by network too")
    func otherForms() async throws {
        var statuses: [Int] = []
        for number in 0..<81 {
            var stranger = browser(at: "2001:db8:0:\(String(number, radix: 16))::1")
            statuses.append(try await stranger.fill(ForgottenPage(), ["email": "nobody\(number)@b.kz"]).status)
        }
        #expect(statuses.prefix(80).allSatisfy { $0 == 303 })
        #expect(statuses.last == 429)
    }

    @Test("What was sent away untried is not counted, and writes nothing")
    func busy() async throws {
        let busy = try await TestSite(passwordQueue: 0)
        for _ in 1...5 {
            var customer = TestBrowser(busy)
            customer.address = "192.0.2.8"
            #expect(try await customer.signIn(TestSite.owner).status == 503)
        }
        #expect(try await busy.count("sign_in_failure") == 0)
        #expect(try await busy.count("quota") == 0)
    }

    @Test("A known browser is counted by itself, wherever it is: its mark takes off no limit of guesses")
    func knownBrowser() async throws {
        var thief = TestBrowser(site)
        _ = try await thief.signIn(TestSite.owner)
        for number in 1...3 {
            thief.address = "198.51.100.\(number)"
            #expect(try await thief.signIn(TestSite.owner, "wrong").status == 422)
        }
        thief.address = "198.51.100.4"
        #expect(try await thief.signIn(TestSite.owner).status == 429)
        var owner = TestBrowser(site)
        #expect(try await owner.signIn(TestSite.owner).status == 303)
    }

    @Test("Each sign-in has a mark of its own, which ends with the password and after a year")
    func marks() async throws {
        var (here, elsewhere) = (TestBrowser(site), TestBrowser(site))
        _ = try await here.signIn(TestSite.owner)
        _ = try await elsewhere.signIn(TestSite.owner)
        let first = here.cookies["device"]
        #expect(first != elsewhere.cookies["device"])
        _ = try await here.signIn(TestSite.owner)
        #expect(here.cookies["device"] != first)
        #expect(try await site.count("known_browser") == 2)

        let form = [
            "current_password": TestSite.password, "password": TestBrowser.newPassword,
            "password_again": TestBrowser.newPassword,
        ]
        #expect(try await here.fill(PasswordPage(), form).status == 303)
        #expect(try await site.count("known_browser") == 1)
        let letters = try await site.kinds(of: TestSite.owner).filter { $0 == .newDevice }.count
        _ = try await here.signIn(TestSite.owner, TestBrowser.newPassword)
        #expect(try await site.kinds(of: TestSite.owner).filter { $0 == .newDevice }.count == letters)
        _ = try await elsewhere.signIn(TestSite.owner, TestBrowser.newPassword)
        #expect(try await site.kinds(of: TestSite.owner).filter { $0 == .newDevice }.count == letters + 1)

        site.clock.advance(seconds: KnownBrowser.lifetime)
        _ = try await here.signIn(TestSite.owner, TestBrowser.newPassword)
        #expect(try await site.kinds(of: TestSite.owner).filter { $0 == .newDevice }.count == letters + 2)
    }

    @Test("After a hundred failures in a row the customer is told, and gets in by the letter's way")
    func warned() async throws {
        func guess(_ number: Int) async throws {
            var stranger = browser(at: "198.51.\(number / 200).\(number % 200)")
            _ = try await stranger.signIn(TestSite.owner, "wrong")
            site.clock.advance(seconds: 30)
        }
        for number in 1..<SignInDelay.alarm { try await guess(number) }
        #expect(try await site.kinds(of: TestSite.owner) == [])
        for number in SignInDelay.alarm...SignInDelay.alarm + 20 { try await guess(number) }
        #expect(try await site.kinds(of: TestSite.owner) == [.manyFailures])
        #expect(try await site.link(.manyFailures, to: TestSite.owner) == ForgottenPage().address + "?lang=kk")

        // The stranger goes on, second by second.
        site.clock.advance(seconds: 1)
        var stranger = browser(at: "198.51.100.250")
        _ = try await stranger.signIn(TestSite.owner, "wrong")
        var owner = TestBrowser(site)
        #expect(try await owner.signIn(TestSite.owner).status == 429)
        _ = try await owner.forget(TestSite.owner)
        let link = try await site.link(.resetPassword, to: TestSite.owner)
        _ = try await owner.send(TestBrowser.newPasswordForm, to: link)
        #expect(try await owner.signIn(TestSite.owner, TestBrowser.newPassword).status == 303)
    }

    @Test("Nobody is told of failures with an e-mail that nobody has")
    func unknown() async throws {
        for number in 1...SignInDelay.alarm {
            var stranger = browser(at: "198.51.100.\(number)")
            _ = try await stranger.signIn("nobody@kabinet.example", "wrong")
            site.clock.advance(seconds: 30)
        }
        #expect(try await site.count("letter") == 0)
        #expect(try await site.count("quota") == 0)
    }
}
