import Domain
import Foundation
import HTTPTypes
import Store
import Testing
import Web

@testable import Portal

@Suite("A calendar of one's own")
struct CalendarTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    /// Makes the address, and returns its path.
    private func make(_ browser: inout TestBrowser) async throws -> String {
        let made = try await browser.press(MakeCalendar(), on: CalendarPage())
        #expect(made.status == 200)
        let shown = try #require(made.body.firstMatch(of: /http:\/\/kabinet\.test(\/calendar\/[0-9a-f]{64}\.ics)/))
        return String(shown.1)
    }

    private func fetch(_ path: String) async -> TestBrowser.Answer {
        var program = TestBrowser(site)
        program.agent = "calendar"
        let answer = await program.get(path)
        #expect(program.cookies.isEmpty)
        return answer
    }

    /// The lines, unfolded.
    private func lines(_ body: String) -> [String] {
        body.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    }

    @Test("It has the open bill's due day and the meters' days, without signing in, and sets no cookie")
    func entries() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let answer = await fetch(try await make(&browser))
        #expect(answer.status == 200)
        #expect(answer.headers[.contentType] == "text/calendar; charset=utf-8")
        #expect(answer.headers[.cacheControl] == "private, no-store")
        #expect(answer.headers[.setCookie] == nil)
        let lines = lines(answer.body)
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
        #expect(lines.contains("UID:bill-2019-09-own4900621@kabinet.test"))
        #expect(lines.contains("DTSTART;VALUE=DATE:20191031"))
        #expect(lines.contains("UID:meter-electricity-CU461577-own4900621@kabinet.test"))
        #expect(lines.contains("SUMMARY;LANGUAGE=kk:Түбіртекті төлеу мерзімі: 4900621"))
        #expect(lines.contains { $0.hasPrefix("URL:http://kabinet.test/accounts/own4900621/bills/2019-09?lang=kk") })
        #expect(!answer.body.contains("4900999"))
        #expect(answer.body.replacing("\r\n", with: "").contains("\n") == false)
    }

    @Test("Its language is the customer's; names with commas and semicolons stay names")
    func language() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.fill(AccountSettingsPage(slug: TestSite.ownSlug), ["name": "Үй, әке; шеше\\"])
        let path = try await make(&browser)
        _ = try await browser.fill(SettingsPage(), ["language": "ru"])
        let lines = lines(await fetch(path).body)
        #expect(lines.contains("SUMMARY;LANGUAGE=ru:Срок оплаты квитанции: Үй\\, әке\\; шеше\\\\"))
    }

    @Test("No line is longer than 75 octets")
    func folded() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let body = await fetch(try await make(&browser)).body
        for line in body.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 75) }
    }

    @Test("A paid bill is in it no more")
    func paid() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let path = try await make(&browser)
        try await site.bill(
            """
            UPDATE balance SET paid = paid + closing, closing = 0 WHERE account = '4900621' AND month = (
                SELECT MAX(later.month) FROM balance AS later
                WHERE later.account = balance.account AND later.service = balance.service)
            """)
        let body = await fetch(path).body
        #expect(!body.contains("UID:bill-2019-09-own4900621"))
        #expect(body.contains("UID:meter-electricity-CU461577-own4900621"))
    }

    @Test("A new address ends the old one; so do switching it off, and a new password")
    func ended() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let first = try await make(&browser)
        let second = try await make(&browser)
        #expect(await fetch(first).status == 404)
        #expect(await fetch(second).status == 200)
        let page = await browser.get(CalendarPage()).body
        #expect(!page.contains(".ics") && page.contains("16.10.2019"))
        let ended = try await browser.press(EndCalendar(), on: CalendarPage())
        #expect(ended.location == CalendarPage(isEnded: true).address)
        #expect(await fetch(second).status == 404)
        let third = try await make(&browser)
        #expect(await fetch(third).status == 200)
        _ = try await browser.fill(
            PasswordPage(), ["current_password": TestSite.password, "password": "түлкі қоян тауға шықты"])
        #expect(await fetch(third).status == 404)
        let events = try await site.events(of: TestSite.owner)
        #expect(events.filter { $0 == "calendar-made" }.count == 3 && events.contains("calendar-ended"))
    }

    @Test("An account whose payer has changed is in it no more, nor one that is hidden")
    func validLinks() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let path = try await make(&browser)
        try await site.bill("UPDATE account SET payer = 'БАСҚА' WHERE account = '4900621'")
        let body = await fetch(path).body
        #expect(!body.contains("own4900621") && body.contains("own4900835"))
        _ = try await browser.fill(AccountSettingsPage(slug: TestSite.longSlug), ["name": "", "hidden": "yes"])
        #expect(await !fetch(path).body.contains("own4900835"))
    }

    @Test("The database has only the hash; unknown addresses say nothing; both are limited")
    func limited() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let path = try await make(&browser)
        let stored = try await site.database.read { try $0.row("SELECT token FROM calendar_link", []) { $0.bytes(0) } }
        #expect(stored == LinkToken.parse(String(path.dropFirst(10).dropLast(4)))?.digest)
        for _ in 0..<60 { #expect(await fetch(path).status == 200) }
        let late = await fetch(path)
        #expect(late.status == 429 && late.headers[HTTPField.Name("Retry-After")!] != nil)
        site.clock.advance(seconds: 3600)
        #expect(await fetch(path).status == 200)

        var guesser = TestBrowser(site)
        let unknown = CalendarFile(link: LinkToken(Token()))
        for _ in 0..<120 { #expect(await guesser.get(unknown).status == 404) }
        #expect(await guesser.get(unknown).status == 429)
        #expect(await guesser.get("/calendar/1.ics").status == 429)
        #expect(await fetch(path).status == 200)
    }
}
