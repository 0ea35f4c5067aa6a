import Domain
import Operations
import Store
import Testing
import Web

@testable import Portal

@Suite("Notices to customers")
struct NoticeRunTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
        // Meters, bills and prices of the demo are far from this.
        #expect(try await site.tellCustomers() == 0)
    }

    private func letters(_ kind: LetterKind, to email: String = TestSite.owner) async throws -> [Letter] {
        try await site.letters(to: email).filter { $0.kind == kind }
    }

    private func plain(_ letter: Letter) -> String { letter.text.replacing("\u{A0}", with: " ") }

    @Test("A bill that is due in five days, once")
    func bill() async throws {
        site.clock.advance(days: 10)
        #expect(try await site.tellCustomers() > 0)
        let letters = try await letters(.billDue)
        #expect(letters.count == 2)
        let letter = try #require(letters.first { $0.text.contains("4900621") })
        #expect(letter.subject == "Түбіртекті төлеу мерзімі: 31.10.2019")
        #expect(letter.text.contains("http://kabinet.test/accounts/own4900621/bills/2019-09?lang=kk"))
        for _ in 0..<3 {
            site.clock.advance(days: 1)
            _ = try await site.tellCustomers()
            #expect(try await self.letters(.billDue).count == 2)
        }
    }

    @Test("Not a paid one")
    func paid() async throws {
        try await site.bill(
            """
            UPDATE balance SET paid = paid + closing, closing = 0 WHERE account = '4900621' AND month = (
                SELECT MAX(later.month) FROM balance AS later
                WHERE later.account = balance.account AND later.service = balance.service)
            """)
        site.clock.advance(days: 10)
        _ = try await site.tellCustomers()
        #expect(try await letters(.billDue).count { $0.text.contains("4900621") } == 0)
    }

    @Test("Not who has switched them off; and once they are wanted again, still once")
    func unwanted() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.fill(SettingsPage(), ["language": "kk"])
        site.clock.advance(days: 10)
        _ = try await site.tellCustomers()
        #expect(try await letters(.billDue).isEmpty)
        _ = try await browser.fill(SettingsPage(), ["language": "kk", "letter_bill-due": "yes"])
        _ = try await site.tellCustomers()
        _ = try await site.tellCustomers()
        #expect(try await letters(.billDue).count == 2)
    }

    @Test("Not about an account whose payer has changed, nor a closed one, even between reading and writing")
    func invalid() async throws {
        try await site.bill("UPDATE account SET payer = 'БАСҚА' WHERE account = '4900621'")
        try await site.bill("UPDATE account SET closed_on = 1 WHERE account = '4900835'")
        site.clock.advance(days: 10)
        _ = try await site.tellCustomers()
        #expect(try await letters(.billDue).isEmpty)
    }

    @Test("Not about an account that the customer has hidden")
    func hidden() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.fill(AccountSettingsPage(slug: TestSite.ownSlug), ["name": "", "hidden": "yes"])
        site.clock.advance(days: 10)
        _ = try await site.tellCustomers()
        let letters = try await letters(.billDue)
        #expect(letters.count == 1 && !letters[0].text.contains("4900621"))
    }

    @Test("A meter within 60 and within 14 days, with a file for the calendar")
    func meter() async throws {
        let day = site.clock.today + 60
        try await site.bill("UPDATE meter SET replace_by = $1 WHERE meter = 'CU461577'", day)
        #expect(try await site.tellCustomers() == 1)
        #expect(try await site.tellCustomers() == 0)
        var letters = try await letters(.meterDue)
        site.clock.advance(days: 46)
        _ = try await site.tellCustomers()
        letters += try await self.letters(.meterDue)
        #expect(letters.count == 2)
        let file = try #require(letters.first?.attachments.first)
        #expect(file.name == "kabinet.ics" && file.type.hasPrefix("text/calendar"))
        let text = String(decoding: file.content, as: UTF8.self)
        #expect(text.contains("DTSTART;VALUE=DATE:" + day.iso.filter { $0 != "-" }))
        #expect(text.contains("UID:meter-electricity-CU461577-own4900621@kabinet.test"))
    }

    @Test("When readings can be given, and before the last day, of the meters that have none yet")
    func readings() async throws {
        site.clock.advance(days: 4)
        _ = try await site.tellCustomers()
        var letters = try await letters(.readingsDue)
        #expect(letters.count == 2)
        let first = try #require(letters.first { $0.text.contains("4900621") })
        #expect(first.subject == "Көрсеткіш беру уақыты келді")
        #expect(first.text.contains("30.10.2019") && first.text.contains("CU461577"))

        var steps = try await SubmittingSteps(site)
        steps.day = "20.10.2019"
        _ = try await steps.give([SubmittingSteps.electricity: "5245"])
        site.clock.advance(days: 10)
        _ = try await site.tellCustomers()
        letters = try await self.letters(.readingsDue)
        let last = try #require(letters.last { $0.text.contains("4900621") })
        #expect(last.subject == "Бүгін — көрсеткіш берудің соңғы күні")
        #expect(!last.text.contains("CU461577") && last.text.contains("HS-204816"))
    }

    @Test("A new price, in Kazakh and Russian, with what it means by the own last twelve months")
    func price() async throws {
        try await site.bill(
            """
            INSERT INTO price (plan, step, valid_from, price, vat_percent, confirmed, decision, batch)
            VALUES ('el-levels', '1', $1, 20000000, 12, 'yes', '№ 57-ОД', 99)
            """, Day(iso: "2019-11-01")!)
        try await site.bill(
            """
            INSERT INTO batch (number, identity, supplier, kind, payments_as_of, digest, row_count, published_at)
            SELECT number + 1, 'next', supplier, kind, payments_as_of, digest, row_count, published_at FROM batch
            """
        )
        #expect(try await site.tellCustomers() > 0)
        let letter = try #require(try await letters(.newPrice).first { $0.text.contains("4900621") })
        let text = plain(letter)
        #expect(letter.subject == "Жаңа тариф: 01.11.2019 күнінен бастап / Новый тариф с 01.11.2019")
        #expect(text.contains("№ 57-ОД"))
        // Only the price of the first level changes.
        #expect(text.contains(" өзгермейді") && text.contains(" без изменений"))
        #expect(text.contains("Бұл айына орта есеппен") && text.contains("Это в среднем на"))
        #expect(letter.html.contains("<div class=\"part\" lang=\"ru\">"))
        #expect(try await site.tellCustomers() == 0)
    }

    @Test("Use far above the usual, of a bill of the last days")
    func highUse() async throws {
        try await site.bill(
            """
            UPDATE bill_line SET quantity = quantity * 9
            WHERE account = '4900835' AND month = $1 AND service = 'electricity'
            """, Month(iso: "2019-09")!)
        site.clock.advance(days: -6)
        _ = try await site.tellCustomers()
        let letter = try #require(try await letters(.highUse).first)
        #expect(letter.text.contains("4900835") && letter.text.contains("/bills/2019-09?lang=kk"))
        #expect(try await site.tellCustomers() == 0)
    }

    @Test("At night they wait for the morning")
    func night() async throws {
        // 12:00 on the customers' clocks; 23:30 then.
        site.clock.advance(seconds: 11 * 3600 + 1800)
        site.clock.advance(days: 10)
        #expect(try await site.tellCustomers() > 0)
        let moments = try await site.database.read { connection in
            try connection.rows("SELECT DISTINCT next_at FROM letter WHERE kind = 'bill-due'") { $0.moment(0) }
        }
        #expect(moments == [site.clock.now + 8 * 3600 + 1800])
    }

    @Test("Two at once and an interrupted one send nothing twice")
    func twice() async throws {
        site.clock.advance(days: 10)
        let (desk, now, today) = (try site.desk, site.clock.now, site.clock.today)
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try await desk.tellCustomers(now: now, today: today) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts.reduce(0, +) == 3)
        let stored = try await site.database.read { connection in
            try connection.row("SELECT COUNT(*) FROM letter WHERE kind = 'bill-due'", []) { $0.int(0) }
        }
        #expect(stored == 3)
    }
}
