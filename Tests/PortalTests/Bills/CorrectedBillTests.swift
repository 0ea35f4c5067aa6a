import Domain
import Store
import Testing
import Web

@testable import Portal

/// A later batch charges 100.00 more for the gas of September, and has another payer.
@Suite("A bill that is corrected after it was issued")
struct CorrectedBillTests {
    private static func site(payer: String = "ҮЛГІ АБОНЕНТ") async throws -> TestSite {
        let site = try await TestSite()
        try await TestSite.publishDemo(on: site.database, now: site.clock.now) { file, text in
            switch file {
            case "accounts.csv":
                text.replacing("ҮЛГІ АБОНЕНТ,\"Алматы қ., Үлгі көшесі 49, 62-пәтер\",1", with: payer + ",Жаңа көше 1,4")
            case "households.csv":
                text.split(separator: "\n").filter { !$0.hasPrefix("4900621") }.joined(separator: "\n") + "\n"
            case "balances.csv":
                text.replacing(
                    "gas,2019-09,0.00,296.37,0.00,0.00,296.37", with: "gas,2019-09,0.00,396.37,0.00,0.00,396.37"
                )
                .replacing("gas,2019-10,296.37,0.00,0.00,0.00,296.37", with: "gas,2019-10,396.37,0.00,0.00,0.00,396.37")
            case "bill_lines.csv":
                text.replacing(
                    "4900621,2019-09,gas,all,norm,8.9,33.30,296.37",
                    with: "4900621,2019-09,gas,all,norm,8.9,44.536,396.37")
            case "manifest.json":
                text.replacing("demo-2019-10-16", with: "corrected").replacing("654030.96", with: "654130.96")
                    .replacing("735663.98", with: "735763.98").replacing("739266.41", with: "739466.41")
                    .replacing("\"households.csv\",\n      \"rows\": 5", with: "\"households.csv\",\n      \"rows\": 4")
            default: text
            }
        }
        return site
    }

    @Test("It says so, with the version before, which stays as it was")
    func corrected() async throws {
        let site = try await CorrectedBillTests.site()
        var browser = try await TestBrowser.owner(of: site)
        let page = BillPage(slug: TestSite.ownSlug, month: "2019-09")
        let body = await browser.get(page).body.replacing("\u{A0}", with: " ")
        let earlier = BillPage(slug: TestSite.ownSlug, month: "2019-09", version: 1)
        #expect(body.contains("<strong>18 448,48<small> ₸</small></strong>"))
        #expect(body.contains("Бұл түбіртек шыққаннан кейін 16.10.2019 күнгі деректер бойынша түзетілді."))
        #expect(body.contains("href=\"\(earlier.address)\""))

        let before = await browser.get(earlier).body.replacing("\u{A0}", with: " ")
        #expect(before.contains("<strong>18 348,48 ₸</strong>"))
        #expect(before.contains("Бұл — түбіртектің бұрынғы нұсқасы"))
        #expect(before.contains("href=\"\(page.address)\""))
        let rows = Written.rows(of: before, "charges")
        for (name, sum) in BillTests.lines {
            #expect(rows.contains { $0.first?.hasPrefix(name) == true && $0.last == sum }, "\(name)")
        }
        for version in [0, 2] {
            let missing = BillPage(slug: TestSite.ownSlug, month: "2019-09", version: version)
            #expect(await browser.get(missing).status == 404)
        }
        var stranger = try await TestBrowser(site, as: TestSite.stranger)
        #expect(await stranger.get(earlier).status == 404)
        let other = await browser.get(BillPage(slug: TestSite.ownSlug, month: "2019-08")).body
        #expect(!other.contains("түзетілді"))
    }

    @Test("Payer, address and residents stand as of its issue, for whom the operator has linked without a payer")
    func issuedTo() async throws {
        let site = try await CorrectedBillTests.site(payer: "ЖАҢА ИЕСІ")
        try await site.database.write { connection in
            try connection.execute("UPDATE account_link SET payer = NULL WHERE account = '4900621'")
        }
        var browser = try await TestBrowser.owner(of: site)
        #expect(await browser.get(AccountPage(slug: TestSite.ownSlug)).body.contains("ЖАҢА ИЕСІ"))
        let body = await browser.get(BillPage(slug: TestSite.ownSlug, month: "2019-09")).body
        for words in ["ҮЛГІ АБОНЕНТ", "Үлгі көшесі 49, <span class=\"whole\">62-пәтер", "<dd>1</dd>"] {
            #expect(body.contains(words))
        }
        #expect(!body.contains("ЖАҢА ИЕСІ"))
    }

    @Test("Whoever proved the account as its new payer is not told the former one's name")
    func former() async throws {
        let site = try await CorrectedBillTests.site(payer: "ЖАҢА ИЕСІ")
        try await site.database.write { connection in
            try connection.execute("UPDATE account_link SET payer = 'ЖАҢА ИЕСІ' WHERE account = '4900621'")
        }
        var browser = try await TestBrowser.owner(of: site)
        for version in [nil, 1] {
            let page = BillPage(slug: TestSite.ownSlug, month: "2019-09", version: version)
            let body = await browser.get(page).body
            #expect(body.contains("бұрынғы төлеуші"))
            #expect(!body.contains("ҮЛГІ АБОНЕНТ"))
        }
    }

    @Test("Whoever had the account before sees the bills issued until then, and no more")
    func before() async throws {
        let site = try await CorrectedBillTests.site(payer: "ЖАҢА ИЕСІ")
        try await site.database.write { connection in
            try connection.execute("UPDATE account_link SET payer = 'ҮЛГІ АБОНЕНТ' WHERE account = '4900621'")
            // The last bill was first issued to the new payer, and one says itself to whom it was issued.
            try connection.execute("DELETE FROM bill_version WHERE account = '4900621'")
            try connection.execute(
                """
                UPDATE account_before SET last_issued = (
                    SELECT issued FROM bill WHERE account = '4900621' AND month = 24235)
                """)
            try connection.execute("UPDATE bill SET payer = 'БАСҚА' WHERE account = '4900621' AND month = 24233")
        }
        var browser = try await TestBrowser.owner(of: site)
        #expect(await browser.get(AccountPage(slug: TestSite.ownSlug)).status == 404)
        let cards = await browser.get(LinkedAccountsPage()).body
        let page = FormerBillsPage(slug: TestSite.ownSlug)
        #expect(cards.contains("href=\"\(page.address)\""))
        let months = Written.rows(of: await browser.get(page).body, "bills").dropFirst().map(\.first)
        #expect(months.first == "08/2019")
        #expect(months.contains("07/2019") && !months.contains("06/2019") && months.contains("05/2019"))

        func status(_ month: Month) async -> Int {
            await browser.get(FormerBillDocument(slug: TestSite.ownSlug, month: month)).status
        }
        #expect(await status("2019-08") == 200)
        #expect(await status("2019-09") == 404)
        #expect(await status("2019-06") == 404)
        #expect(await browser.get(BillPage(slug: TestSite.ownSlug, month: "2019-08")).status == 404)
        #expect(await browser.get(FormerBillsPage(slug: TestSite.longSlug)).status == 404)
        var stranger = try await TestBrowser(site, as: TestSite.stranger)
        #expect(await stranger.get(page).status == 404)
    }

    @Test("What the billing system says of the issue counts")
    func stated() async throws {
        let site = try await TestSite { connection in
            try connection.execute(
                """
                UPDATE bill SET payer = 'ШОТ ИЕСІ', address = 'Шот көшесі 7', residents = 6
                WHERE account = '4900621' AND month = 24236
                """)
        }
        try await site.database.write { connection in
            try connection.execute("UPDATE account_link SET payer = 'ҮЛГІ АБОНЕНТ' WHERE account = '4900621'")
        }
        var browser = try await TestBrowser.owner(of: site)
        // Whoever has proved the account as another payer is not told the name.
        let hidden = await browser.get(BillPage(slug: TestSite.ownSlug, month: "2019-09")).body
        #expect(hidden.contains("бұрынғы төлеуші") && !hidden.contains("ШОТ ИЕСІ"))
        try await site.database.write { connection in
            try connection.execute("UPDATE account_link SET payer = NULL WHERE account = '4900621'")
        }
        let body = await browser.get(BillPage(slug: TestSite.ownSlug, month: "2019-09")).body
        for words in ["ШОТ ИЕСІ", "Шот көшесі 7", "<dd>6</dd>"] { #expect(body.contains(words)) }
    }
}

@Suite("A closed account")
struct ClosedAccountTests {
    @Test("It says since when, and has no calculator")
    func closed() async throws {
        // 30 September 2019
        let site = try await TestSite {
            try $0.execute("UPDATE account SET closed_on = 18169 WHERE account = '4900621'")
        }
        var browser = try await TestBrowser.owner(of: site)
        for page in [AccountsPage(), AccountPage(slug: TestSite.ownSlug)] as [any Endpoint] {
            #expect(await browser.get(page).body.contains("Бұл дербес шот 30.09.2019 күні жабылды."))
        }
        let calculator = CalculatorPage(slug: TestSite.ownSlug, service: "electricity")
        #expect(await browser.get(calculator).status == 404)
        #expect(await !browser.get(AccountPage(slug: TestSite.ownSlug)).body.contains(calculator.address))
        #expect(await browser.get(CalculatorPage(slug: TestSite.longSlug, service: "electricity")).status == 200)
    }

    @Test(
        "One that was merged leads to the other: by the customer's link, or else by proving it; it says when it was opened"
    )
    func merged() async throws {
        let site = try await TestSite {
            try $0.execute(
                "UPDATE account SET closed_on = 18169, opened = 16000, merged_into = '4900835' WHERE account = '4900621'"
            )
            try $0.execute("UPDATE account SET closed_on = 18169, merged_into = '4900621' WHERE account = '4900999'")
        }
        var browser = try await TestBrowser.owner(of: site)
        let page = await browser.get(AccountPage(slug: TestSite.ownSlug)).body
        let link = "<a href=\"\(AccountPage(slug: TestSite.longSlug).address)\">Ол 4900835 дербес шотына біріктірілді."
        #expect(page.contains("30.09.2019 күні жабылды. " + link))
        #expect(page.contains("<dd>22.10.2013</dd>"))
        var stranger = try await TestBrowser(site, as: TestSite.stranger)
        let other = await stranger.get(AccountPage(slug: TestSite.foreignSlug)).body
        #expect(other.contains("Ол басқа дербес шотқа біріктірілді."))
        #expect(other.contains("<a href=\"\(AddAccountPage().address)\">"))
        #expect(!other.contains("4900621"))
    }

    @Test("One that closes later calculates until then")
    func closes() async throws {
        // 14 October 2019; today is the 16th, or the 13th.
        let site = try await TestSite {
            try $0.execute("UPDATE account SET closed_on = 18183 WHERE account = '4900621'")
        }
        site.clock.advance(days: -3)
        var browser = try await TestBrowser.owner(of: site)
        let page = await browser.get(AccountPage(slug: TestSite.ownSlug)).body
        #expect(page.contains("Бұл дербес шот 14.10.2019 күні жабылады."))
        #expect(await browser.get(CalculatorPage(slug: TestSite.ownSlug, service: "electricity")).status == 200)
    }
}
