import Domain
import Operations
import Store
import Testing
import Web

@testable import Portal

@Suite("A clock that was ahead and goes back, or that of another node")
struct ClockTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    @Test("A sign-in while it was ahead keeps nobody at the address out", arguments: [5, 86_400] as [Int64])
    func right(ahead: Int64) async throws {
        var owner = TestBrowser(site)
        #expect(try await owner.signIn(TestSite.owner).status == 303)
        site.clock.advance(seconds: -ahead)
        var other = TestBrowser(site)
        other.address = owner.address
        #expect(try await other.signIn(TestSite.stranger).status == 303)
    }

    @Test("Failures while it was ahead delay for as long as others do, from the first attempt after it")
    func wrong() async throws {
        var browser = TestBrowser(site)
        for _ in 1...3 { _ = try await browser.signIn(TestSite.owner, "wrong") }
        site.clock.advance(seconds: -86_400)
        #expect(try await browser.signIn(TestSite.owner).status == 429)
        site.clock.advance(seconds: 1)
        #expect(try await browser.signIn(TestSite.owner).status == 429)
        site.clock.advance(seconds: 1)
        #expect(try await browser.signIn(TestSite.owner).status == 303)
    }

    @Test("Uses while it was ahead end with their window")
    func quota() async throws {
        let (quota, now) = (Quota(2, within: Quota.hour), site.clock.now)
        func spend(_ moment: Timestamp) async throws -> Int64 {
            try await site.database.write { try Authentication($0).spend([([1], quota)], now: moment) }
        }
        _ = try await spend(now + 86_400)
        _ = try await spend(now + 86_400)
        #expect(try await spend(now) == Quota.hour)
        #expect(try await spend(now + Quota.hour - 1) == 1)
        #expect(try await spend(now + Quota.hour) == 0)
    }

    @Test("A code that was used while it was ahead makes no other wait for longer than ten minutes")
    func code() async throws {
        var owner = try await TestBrowser.owner(of: site)
        let (app, _) = try await owner.turnSecondFactorOn()
        site.clock.advance(seconds: 86_400)
        var browser = TestBrowser(site)
        #expect(try await browser.signIn(code: site.code(app)).status == 303)
        site.clock.advance(seconds: -86_400)
        #expect(try await browser.signIn(code: site.code(app)).status == 303)
        #expect(try await browser.signIn(code: site.code(app)).status == 422)
    }

    @Test("A nightly job that ran while it was ahead runs again")
    func nightly() async throws {
        let now = site.clock.now
        let (retention, notices) = try await site.database.write { connection in
            let store = Operator(connection)
            for moment in [now - 7, now + 86_400] {
                try store.recordRetention(deleted: 0, now: moment)
                try store.recordNoticeRun(letters: 0, now: moment)
            }
            return (try store.lastRetention(until: now), try store.lastNoticeRun(until: now))
        }
        #expect(retention == now - 7)
        #expect(notices == now - 7)
    }
}
