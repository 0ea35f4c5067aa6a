import Domain
import Testing

@testable import Portal

@Suite("Sessions")
struct SessionTests {
    @Test("Sessions that are used at the same time are all touched")
    func sessionsInUse() async throws {
        let site = try await TestSite()
        var browsers: [TestBrowser] = []
        for _ in 0..<8 {
            var browser = TestBrowser(site)
            _ = try await browser.signIn(TestSite.owner)
            browsers.append(browser)
        }
        for _ in 0..<2 {
            site.clock.advance(seconds: 20 * 60)
            let statuses = await withTaskGroup(of: Int.self) { group in
                for browser in browsers {
                    group.addTask {
                        var browser = browser
                        return await browser.get(AccountsPage()).status
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses == Array(repeating: 200, count: browsers.count))
        }
    }

    @Test("A session ends after half an hour without a request, and after twelve hours")
    func sessionEnds() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        for _ in 1..<25 {
            site.clock.advance(seconds: 29 * 60)
            let status = await browser.get(AccountsPage()).status
            #expect(status == (site.clock.now.seconds - 1_571_205_600 < 12 * 3600 ? 200 : 303))
        }

        _ = try await browser.signIn(TestSite.owner)
        site.clock.advance(seconds: 30 * 60)
        #expect(await browser.get(AccountsPage()).status == 303)
    }
}
