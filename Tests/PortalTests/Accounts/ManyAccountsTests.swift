import Domain
import Operations
import Store
import Testing

@testable import Portal

@Suite("Customers with many accounts")
struct ManyAccountsTests {
    private static let owner = "owner@kabinet.example"

    /// Flats 1 to `count` of a house, each with the demo's household; what flat N owes is N tenge more.
    private static func site(_ count: Int) async throws -> TestSite {
        let site = try await TestSite { connection in
            for flat in 1...count {
                try connection.execute(
                    """
                    INSERT INTO account (account, payer, address, residents, stove, benefit, batch)
                    SELECT $1, payer, $2, residents, stove, benefit, batch FROM account WHERE account = '4900621'
                    """, [number(flat), "Алматы қ., Үй көшесі 7, \(flat)-пәтер"])
                try connection.execute(
                    """
                    INSERT INTO balance (account, service, month, opening, charged, adjusted, paid, closing, batch)
                    SELECT $1, service, month, opening, charged + $2, adjusted, paid, closing + $2, batch FROM balance
                    WHERE account = '4900621' AND service = 'gas' AND month = $3
                    """, [number(flat), Int64(flat) * 100, "2019-09" as Month])
                try connection.execute(
                    """
                    INSERT INTO bill (account, month, issued, due, batch)
                    SELECT $1, month, issued, due, batch FROM bill WHERE account = '4900621' AND month = $2
                    """, [number(flat), "2019-09" as Month])
            }
        }
        let now = site.clock.now
        let hash = try await TestSite.hash.value
        try await site.database.write { connection in
            try Operator(connection).addCustomer(
                email: owner, password: hash, accounts: (1...count).compactMap { AccountNumber(number($0)) }, now: now)
        }
        return site
    }

    private static func number(_ flat: Int) -> String { "77\(10_000 + flat)" }

    private static func rows(_ page: AccountsPage, of site: TestSite) async throws -> [[String]] {
        var browser = TestBrowser(site)
        _ = try await browser.signIn(owner)
        return Written.rows(of: await browser.get(page).body.replacing("\u{A0}", with: " "), "accounts")
    }

    @Test("Eight are cards, nine are a table", arguments: [(8, false), (9, true)])
    func table(count: Int, isTable: Bool) async throws {
        let site = try await ManyAccountsTests.site(count)
        #expect(try await ManyAccountsTests.rows(AccountsPage(), of: site).isEmpty == !isTable)
    }

    @Test("Searched by flat, number and street, sorted, in pages of fifty, with totals over all")
    func search() async throws {
        let site = try await ManyAccountsTests.site(120)
        func rows(_ text: String, _ order: AccountSearch.Order = .own, page: Int = 1) async throws -> [String] {
            var search = AccountSearch()
            (search.text, search.order, search.page) = (text, order, page)
            return try await ManyAccountsTests.rows(AccountsPage(search: search), of: site).dropFirst()
                .compactMap { $0.first }
        }
        #expect(try await rows("").count == 50)
        #expect(try await rows("", page: 3).count == 20)
        #expect(try await rows("", page: 99).count == 20)
        #expect(try await rows("12-пәтер") == ["Алматы қ., Үй көшесі 7, 12-пәтер"])
        #expect(try await rows("", .name).prefix(3).last == "Алматы қ., Үй көшесі 7, 3-пәтер")
        #expect(try await rows("ҮЙ 119") == ["Алматы қ., Үй көшесі 7, 119-пәтер"])
        #expect(try await rows("10063") == ["Алматы қ., Үй көшесі 7, 63-пәтер"])
        #expect(try await rows("", .sum).first == "Алматы қ., Үй көшесі 7, 120-пәтер")
        #expect(try await rows("Абай").isEmpty)

        var browser = TestBrowser(site)
        _ = try await browser.signIn(ManyAccountsTests.owner)
        let body = await browser.get(AccountsPage()).body.replacing("\u{A0}", with: " ")
        // 120 × 296.37 + 1 + 2 + … + 120.
        #expect(body.contains("120 дербес шот, төлеуге қалғаны — 42 824,40 ₸"))
        let file = await browser.get(AccountsFile()).body
        #expect(file.split(separator: "\r\n").count == 121)
    }
}
