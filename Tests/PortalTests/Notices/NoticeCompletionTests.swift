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

    /// The owner's letter about an account, as it would be sent now.
    private func completed(_ account: String = "4900621") async throws -> Letter? {
        let (waiting, id) = try await site.database.read { connection in
            let id = try connection.row(
                """
                SELECT letter.id FROM notice_sent JOIN letter ON letter.id = notice_sent.letter
                WHERE account = $1 AND recipient = $2
                """, [account, TestSite.owner]
            ) { $0.int(0) }
            return (try Operator(connection).waitingLetters(10), id)
        }
        return try await site.noticeCompletion.complete(try #require(waiting.first { $0.id == id }))
    }

    @Test("Its words are made when it is sent, and its row says to whom what went")
    func words() async throws {
        #expect(try await completed()?.text.contains("18\u{A0}348,48\u{A0}₸") == true)
        let rows = try await site.database.read { connection in
            try connection.rows("SELECT subject, text, html FROM letter WHERE subject <> ''", []) {
                [$0.text(0), $0.text(1), $0.text(2)]
            }
        }
        #expect(rows == [["Түбіртекті төлеу мерзімі: 31.10.2019", "", ""]])
    }

    @Test("A notice of the operator that is over by then is not sent")
    func over() async throws {
        let file = """
            {"kind": "outage", "from": "2019-10-16 11:00", "until": "2019-10-16 18:00", "audience": "all",
            "title": {"kk": "а", "ru": "б", "en": "c"}, "text": {"kk": "а", "ru": "б", "en": "c"}}
            """
        try await site.perform(.publish(file: file, withLetters: true, reason: "works"))
        #expect(try await site.letters(to: TestSite.owner).count == 3)
        site.clock.advance(seconds: 6 * 3600)
        #expect(try await site.letters(to: TestSite.owner).count == 2)
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
    func dueDay() async throws {
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
            _ = try $0.execute("UPDATE customer SET email = 'new@kabinet.test' WHERE email = $1", [TestSite.owner])
        }
        #expect(try await completed()?.recipient == "new@kabinet.test")
    }
}
