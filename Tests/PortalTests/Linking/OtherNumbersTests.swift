import Domain
import HTTPTypes
import Store
import Testing
import Web

@testable import Portal

/// 4900999 is the stranger's; its meter is that of the demo's batch.
@Suite("Linking an account by another number, or by one with Cyrillic letters")
struct OtherNumbersTests {
    private let site: TestSite
    private let meter: String

    init() async throws {
        site = try await TestSite()
        let meter = try await site.database.read { connection in
            try connection.row("SELECT meter FROM meter WHERE account = '4900999' AND removed_on IS NULL", []) {
                $0.text(0)
            }
        }
        self.meter = try #require(meter)
    }

    private func owner() async throws -> TestBrowser { try await TestBrowser(site, as: TestSite.owner) }

    private func add(_ number: String, meter: String, by browser: inout TestBrowser) async throws -> TestBrowser.Answer
    {
        try await browser.submit(["number": number, "meter": meter, "sum": ""], to: AddAccountPage().address)
    }

    @Test("By its printed number, in letters of either alphabet")
    func printedNumber() async throws {
        try await site.database.publish {
            try $0.execute("UPDATE account SET printed_number = 'ТОП-15/2' WHERE account = '4900999'")
        }
        var browser = try await owner()
        for typed in ["ТОП-15/2", "топ-15/2", "Tоп-15/2"] {
            #expect(try await add(typed, meter: "WRONG1", by: &browser).status == 422)
        }
        let answer = try await add("топ-15/2", meter: meter, by: &browser)
        #expect(answer.status == 303)
        #expect(await browser.get(AccountsPage()).body.contains("4900999 (ТОП-15/2)"))
        #expect(await browser.get(answer.location ?? "").body.contains("4900999 (ТОП-15/2)"))
    }

    @Test("An account whose number has Cyrillic letters: its pages, files and bills")
    func cyrillic() async throws {
        try await site.database.publish { connection in
            let tables: [SQL] = [
                "account", "household", "meter", "reading", "balance", "payment", "payment_split", "bill", "bill_line",
            ]
            for table in tables {
                try connection.execute("UPDATE " + table + " SET account = 'А-49' WHERE account = '4900999'")
            }
        }
        var browser = try await owner()
        #expect(try await add("a-49", meter: meter, by: &browser).status == 303)
        #expect(await browser.get(AccountsPage()).body.contains("А-49"))
        let slug = try await site.database.read { connection in
            try connection.row("SELECT slug FROM account_link WHERE account = 'А-49'", []) {
                AccountSlug(stored: $0.text(0))
            }
        }
        let file = await browser.get(PaymentsFile(slug: try #require(slug)))
        #expect(file.headers[.contentDisposition]?.contains("\"payments-u0410-49-") == true)
        #expect(await browser.get(BillDocument(slug: try #require(slug), month: "2019-09")).status == 200)
    }
}
