import Domain
import Operations
import Store
import Testing
import Web

@testable import Portal

@Suite("Notices that wait are looked at again when they are sent")
struct NoticeCompletionTests {
    private let site: TestSite

    /// Two bills of the owner's are due in five days, and their letters wait.
    init() async throws {
        site = try await TestSite()
        site.clock.advance(days: 10)
        #expect(try await site.tellCustomers() > 0)
    }

    private func completed(_ account: String = "4900621") async throws -> Letter? {
        let waiting = try await site.database.read { try Operator($0).waitingLetters(10) }
        let letter = try #require(
            waiting.first { $0.letter.recipient == TestSite.owner && $0.letter.text.contains(account) })
        return try await site.noticeCompletion.complete(letter)
    }

    @Test("As it was, if nothing has changed; what is no such notice is left alone")
    func same() async throws {
        let waiting = try await site.letters(to: TestSite.owner).first { $0.text.contains("4900621") }
        #expect(try await completed()?.text == waiting?.text)
        let completion = try site.noticeCompletion
        #expect(LetterKind.allCases.filter(completion.completes) == [.billDue, .meterDue, .newPrice, .highUse])
    }

    @Test("A paid bill is not asked for; of one that is paid in part, the rest is")
    func paid() async throws {
        let latest: SQL = """
             WHERE account = '4900621' AND month = (
                SELECT MAX(later.month) FROM balance AS later
                WHERE later.account = balance.account AND later.service = balance.service)
            """
        try await site.bill("UPDATE balance SET paid = paid + closing - 100, closing = 100" + latest)
        let text = try #require(try await completed()).text.replacing("\u{A0}", with: " ")
        #expect(text.contains("Төленетін сома: ") && !text.contains("18 348,48 ₸"))
        try await site.bill("UPDATE balance SET paid = paid + closing, closing = 0" + latest)
        #expect(try await completed() == nil)
        #expect(try await completed("4900835") != nil)
    }

    @Test("Not after the due day, nor for another household, nor about a closed account")
    func over() async throws {
        site.clock.advance(days: 6)
        #expect(try await completed() == nil)
        site.clock.advance(days: -6)
        try await site.bill("UPDATE account SET closed_on = 1 WHERE account = '4900835'")
        #expect(try await completed("4900835") == nil)
        try await site.bill("UPDATE account SET payer = 'БАСҚА' WHERE account = '4900621'")
        #expect(try await completed() == nil)
    }

    @Test("Not who has switched such letters off, or hidden the account, since")
    func unwanted() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.fill(AccountSettingsPage(slug: TestSite.ownSlug), ["name": "", "hidden": "yes"])
        #expect(try await completed() == nil)
        #expect(try await completed("4900835") != nil)
        _ = try await browser.fill(SettingsPage(), ["language": "kk"])
        #expect(try await completed("4900835") == nil)
        try await site.deliverLetters()
        #expect(try await site.letters(to: TestSite.owner).isEmpty)
    }

    @Test("To the present e-mail")
    func email() async throws {
        try await site.database.write {
            try $0.execute("UPDATE customer SET email = 'new@kabinet.test' WHERE email = $1", [TestSite.owner])
        }
        #expect(try await completed()?.recipient == "new@kabinet.test")
    }
}
