import Domain
import Store
import Testing

@testable import Portal

@Suite("The list of sessions")
struct SessionListTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    private func phone() async throws -> TestBrowser {
        var phone = TestBrowser(site)
        phone.agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1"
        _ = try await phone.signIn(TestSite.owner)
        return phone
    }

    private func ids(_ email: String) async throws -> [Int64] {
        try await site.database.read { connection in
            try connection.rows(
                """
                SELECT session.id FROM session JOIN customer ON customer.id = session.customer
                WHERE email = $1 ORDER BY session.created_at
                """, [email]
            ) { $0.int(0) }
        }
    }

    @Test("Shows each device with its times, and which one this is")
    func list() async throws {
        var browser = try await TestBrowser.owner(of: site)
        site.clock.advance(seconds: 600)
        _ = try await phone()
        let rows = Written.rows(of: await browser.get(SecurityPage()).body, "devices")
        #expect(rows[1] == ["Firefox, Linux", "2019 ж. 16 қазан, 12:00", "2019 ж. 16 қазан, 12:00", "осы құрылғы"])
        #expect(rows[2].prefix(3) == ["Safari, iPhone", "2019 ж. 16 қазан, 12:10", "2019 ж. 16 қазан, 12:10"])
    }

    @Test("One session is ended, and only that one")
    func end() async throws {
        var browser = try await TestBrowser.owner(of: site)
        site.clock.advance(seconds: 1)
        let (first, second) = (try await phone(), try await phone())
        let id = try #require(try await ids(TestSite.owner).dropFirst().first)
        let answer = try await browser.press(SessionEnd(session: DatabaseID(id)), on: SecurityPage())
        #expect(answer.location == SecurityPage().address)
        let (isFirst, isSecond) = (await first.isSignedIn, await second.isSignedIn)
        #expect(isFirst != isSecond)
        #expect(await browser.isSignedIn)
    }

    @Test("All others are ended")
    func endOthers() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let phone = try await phone()
        _ = try await browser.press(OtherSessionsEnd(), on: SecurityPage())
        #expect(await !phone.isSignedIn)
        #expect(await browser.isSignedIn)
    }

    @Test("Another customer's session stays")
    func foreign() async throws {
        var stranger = TestBrowser(site)
        _ = try await stranger.signIn(TestSite.stranger)
        let id = try #require(try await ids(TestSite.stranger).first)
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.press(SessionEnd(session: DatabaseID(id)), on: SecurityPage())
        _ = try await browser.press(OtherSessionsEnd(), on: SecurityPage())
        #expect(await stranger.isSignedIn)
    }

    @Test("An expired session is not in the list")
    func expired() async throws {
        _ = try await phone()
        site.clock.advance(seconds: 1800)
        var browser = try await TestBrowser.owner(of: site)
        #expect(Written.rows(of: await browser.get(SecurityPage()).body, "devices").count == 2)
    }

    @Test("The log of the last year, in words, with the device")
    func log() async throws {
        var guesser = TestBrowser(site)
        _ = try await guesser.signIn(TestSite.owner, "wrong")
        site.clock.advance(seconds: 60)
        var browser = try await TestBrowser.owner(of: site)
        let rows = Written.rows(of: await browser.get(SecurityLogPage()).body, "log").dropFirst()
        #expect(
            rows.map { Array($0) } == [
                ["Кабинетке кіру", "2019 ж. 16 қазан, 12:01", "Firefox, Linux"],
                ["Кіру әрекеті: құпиясөз қате", "2019 ж. 16 қазан, 12:00", "Firefox, Linux"],
            ])
        site.clock.advance(seconds: 365 * 86_400)
        browser = try await .owner(of: site)
        #expect(Written.rows(of: await browser.get(SecurityLogPage()).body, "log").count == 2)
    }

    @Test("A stranger who guesses does not fill the log")
    func refusals() async throws {
        for _ in 1...25 {
            var guesser = TestBrowser(site)
            _ = try await guesser.signIn(TestSite.owner, "wrong")
            site.clock.advance(seconds: 31)
        }
        #expect(try await site.events(of: TestSite.owner).count == 20)
    }

    @Test("Signing out is in the log")
    func signOut() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.press(SignOut(), on: AccountsPage())
        #expect(try await site.events(of: TestSite.owner) == ["signed-in", "signed-out"])
    }
}
