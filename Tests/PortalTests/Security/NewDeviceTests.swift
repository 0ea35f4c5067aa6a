import Domain
import Store
import Testing

@testable import Portal

@Suite("A letter tells of a sign-in from a new device")
struct NewDeviceTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    @Test("Not of the first sign-in, and not of a browser that the customer has used before")
    func known() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.press(SignOut(), on: AccountsPage())
        _ = try await browser.signIn(TestSite.owner)
        #expect(try await site.kinds(of: TestSite.owner) == [])
    }

    @Test("Of another browser, with its name")
    func other() async throws {
        _ = try await TestBrowser.owner(of: site)
        var phone = TestBrowser(site)
        phone.agent = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML) Chrome/126.0.0.0 Mobile Safari/537.36"
        phone.cookies["language"] = "kk"
        _ = try await phone.signIn(TestSite.owner)
        let letter = try #require(try await site.letters(to: TestSite.owner).last)
        #expect(letter.kind == .newDevice)
        #expect(letter.text.contains("Chrome, Android; 2019\u{A0}ж. 16\u{A0}қазан, 12:00"))
        #expect(try await site.link(.newDevice, to: TestSite.owner) == SecurityPage().address + "?lang=kk")
    }

    @Test("Not to a customer who does not want it")
    func unwanted() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.fill(SettingsPage(), ["language": "kk"])
        _ = try await TestBrowser.owner(of: site)
        #expect(try await site.kinds(of: TestSite.owner) == [])
    }

    @Test("Two customers who share a browser are both known in it")
    func shared() async throws {
        var browser = TestBrowser(site)
        for email in [TestSite.owner, TestSite.stranger, TestSite.owner, TestSite.stranger] {
            _ = try await browser.signIn(email)
        }
        #expect(try await site.kinds(of: TestSite.owner) == [])
        #expect(try await site.kinds(of: TestSite.stranger) == [])
    }

    @Test("A made-up mark is not taken for the customer's")
    func forged() async throws {
        _ = try await TestBrowser.owner(of: site)
        var browser = TestBrowser(site)
        browser.cookies["device"] = String(repeating: "0", count: 64) + "." + String(repeating: "f", count: 64)
        _ = try await browser.signIn(TestSite.owner)
        #expect(try await site.kinds(of: TestSite.owner) == [.newDevice])
    }
}
