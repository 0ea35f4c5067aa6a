import Domain
import Store
import Testing

@testable import Portal

/// From 16 September on, electricity costs 20.00 with 16 % tax, and the bill says so.
@Suite("A price that changes within a month")
struct TwoPricesTests {
    private static func site() async throws -> TestSite {
        try await TestSite { connection in
            for statement in [
                """
                INSERT INTO price (plan, step, valid_from, price, vat_percent, confirmed, batch)
                VALUES ('el-levels', '1', 18155, 20000000, 16, 'yes', 1)
                """,
                """
                UPDATE bill_line SET charged_from = 18140, charged_until = 18154, quantity = 40000000, charged = 66840
                WHERE account = '4900621' AND month = 24236 AND service = 'electricity'
                """,
                """
                INSERT INTO bill_line (account, month, service, step, charged_from, charged_until, method, quantity,
                    price, charged, batch)
                VALUES ('4900621', 24236, 'electricity', '1', 18155, 18169, 'meter', 32843500, 20000000, 65687, 1)
                """,
            ] as [SQL] { try connection.execute(statement) }
        }
    }

    @Test("The bill has a line for each price, with its days, and the tax by rate")
    func lines() async throws {
        let site = try await TwoPricesTests.site()
        var browser = try await TestBrowser.owner(of: site)
        let bill = BillPage(slug: TestSite.ownSlug, month: "2019-09")
        for page in [bill, BillsPage(slug: TestSite.ownSlug, chosen: "2019-09")] as [any Endpoint] {
            let rows = Written.rows(of: await browser.get(page).body, "charges")
            #expect(
                Array(rows[2...3].map { Array($0.prefix(5)) }) == [
                    ["1-деңгей, 01.09.2019 – 15.09.2019", "40 кВт·сағ", "16,71", "", "668,40"],
                    ["1-деңгей, 16.09.2019 – 30.09.2019", "≈ 32,84 кВт·сағ", "20,00", "", "656,87"],
                ])
        }
        let body = await browser.get(bill).body.replacing("\u{A0}", with: " ")
        #expect(body.contains("Есептелген соманың ішіндегі ҚҚС: 12% — 1 061,58 ₸, 16% — 90,60 ₸."))
        let file = await browser.get(BillsFile(slug: TestSite.ownSlug)).body
        #expect(file.contains("72,8435"))
    }

    @Test("A service whose rate is not known is named")
    func unknown() async throws {
        let site = try await TestSite { connection in
            try connection.execute("UPDATE price SET price = price + 1 WHERE plan = 'gas'")
        }
        var browser = try await TestBrowser.owner(of: site)
        let body = await browser.get(BillPage(slug: TestSite.ownSlug, month: "2019-09")).body
        #expect(body.contains("ҚҚС мөлшерлемесі белгісіз: Газ."))
    }
}
