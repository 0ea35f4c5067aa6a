import Domain
import Foundation
import HTTPTypes
import Store
import Testing

@testable import Portal

@Suite("The tariffs, for everybody")
struct PublicTariffsTests {
    private static func body(_ site: TestSite, language: Language = .kk) async -> String {
        var browser = TestBrowser(site)
        browser.cookies["language"] = language.rawValue
        return await browser.get(TariffsPage()).body
    }

    @Test("Every plan says what it costs, and since when", arguments: Language.allCases)
    func inForce(language: Language) async throws {
        let body = await PublicTariffsTests.body(try await .shared, language: language)
        for price in ["17.81", "16.71", "26.71", "819.43", "138.75", "553.04"] {
            let written = language == .en ? price : price.replacing(".", with: ",")
            #expect(body.contains("<strong>\(written)\u{A0}₸</strong>"), "\(price)")
        }
        #expect(body.components(separatedBy: "class=\"plan\"").count - 1 == 14)
        #expect(body.components(separatedBy: "01.01.2019").count > 2)
    }

    @Test("The changes are in a table, the latest first, with their decisions")
    func history() async throws {
        let rows = Written.rows(of: await PublicTariffsTests.body(try await .shared), "history")
        #expect(
            rows == [
                ["Күшіне ену күні", "Тариф", "ҚҚС", "Негізі"],
                ["01.01.2019", "17,81ҚҚС-сыз 15,90", "12%", ""],
                ["01.03.2018", "18,32ҚҚС-сыз 16,36", "12%", ""],
                ["01.02.2015", "17,39ҚҚС-сыз 15,53", "12%", ""],
                ["01.01.2015", "17,42ҚҚС-сыз 15,55", "12%", ""],
                ["10.01.2013", "15,19ҚҚС-сыз 13,56", "12%", "kase.kz сайтындағы құжат"],
            ])
    }

    @Test("Norms are shown for each category of households")
    func norms() async throws {
        let rows = Written.rows(of: await PublicTariffsTests.body(try await .shared), "norms")
        #expect(
            rows == [
                ["Тұтынушы", "1-деңгей", "2-деңгей", "3-деңгей"],
                ["Электр плитасы жоқ", "0–90", "90–160", "&gt; 160"],
                ["Электр плитасы жоқ, жеңілдігі бар жалғыз басты тұрғын", "0–115", "115–160", "&gt; 160"],
                ["Электр плитасы бар", "0–115", "115–190", "&gt; 190"],
                ["Электр плитасы бар, жеңілдігі бар жалғыз басты тұрғын", "0–140", "140–190", "&gt; 190"],
            ])
    }

    @Test("What is coming is announced; the norm that it follows goes to the earlier ones; a decision is no script")
    func coming() async throws {
        let site = try await TestSite { connection in
            try connection.execute(
                """
                INSERT INTO price (plan, step, valid_from, price, vat_percent, confirmed, decision, decision_url, batch)
                VALUES ('el-levels', '1', $1, 18010000, 16, 'no', '№ 7-НҚ', 'javascript:alert(1)', 1)
                """, [Day(iso: "2020-01-01")!])
            try connection.execute(
                """
                INSERT INTO norm (plan, category, step, valid_from, upper_limit, batch)
                VALUES ('el-levels', 'no_stove', '1', $1, 100000000, 1)
                """, [Day(iso: "2019-10-01")!])
        }
        let body = await PublicTariffsTests.body(site)
        #expect(body.contains("01.01.2020 күні күшіне енеді, 1 кВт·сағ үшін"))
        #expect(body.contains("<strong>18,01\u{A0}₸</strong>"))
        #expect(body.contains("ҚҚС 12, 16%"))
        #expect(body.contains("Негізі: № 7-НҚ (ресми расталмаған тариф)"))
        #expect(!body.contains("javascript:"))
        #expect(body.contains(">бүгін</text>"))
        #expect(Written.rows(of: body, "norms")[1] == ["Электр плитасы жоқ", "0–100", "100–160", "&gt; 160"])
        #expect(body.contains("<summary>Бұрынғы нормалар</summary>"))
        #expect(body.contains("10.01.2013 – 30.09.2019 аралығында күшінде болды"))
    }

    @Test(
        "A plan says whether it can be chosen, up to the day",
        arguments: [
            ("2019-10-15", "Бұл тарифті енді таңдауға болмайды: таңдаудың соңғы күні 15.10.2019 болды."),
            ("2019-10-16", "Бұл тарифті қазір таңдауға болады, соңғы күні — 16.10.2019."),
        ])
    func choice(until: String, words: String) async throws {
        let site = try await TestSite { connection in
            try connection.execute("UPDATE plan SET offered_until = $1 WHERE plan = 'el-flat'", [Day(iso: until)!])
        }
        #expect(await PublicTariffsTests.body(site).contains(words))
    }

    @Test("Before the first batch there is a page that says so, and an empty list")
    func none() async throws {
        let site = try await TestSite { try $0.execute("DELETE FROM batch") }
        #expect(await PublicTariffsTests.body(site).contains("Тарифтер әлі жарияланған жоқ."))
        var browser = TestBrowser(site)
        let answer = await browser.get(TariffsFile())
        #expect(answer.status == 200)
        #expect(try TariffList(json: answer.body).suppliers.isEmpty)
    }
}

@Suite("The tariffs, for programs")
struct TariffsFileTests {
    @Test("Suppliers, services, plans, and a price's first and last day")
    func content() async throws {
        var browser = TestBrowser(try await .shared)
        let answer = await browser.get(TariffsFile())
        let list = try TariffList(json: answer.body)
        #expect(list.format == "kabinet-tariffs")
        #expect(answer.body.contains("\"valid_from\" : \"2013-01-10\""))
        #expect(list.suppliers.map(\.supplier) == ["AES", "HEAT", "WATER", "GAS", "HOUSE", "WASTE", "ENTRY", "TV"])
        #expect(list.suppliers[1].services.map(\.service) == ["hot-water", "heating"])

        let plans = list.suppliers[0].services[0].plans
        #expect(plans.map(\.plan) == ["el-day-night", "el-flat", "el-levels"])
        #expect(plans[2].name["ru"] == "Дифференцированный тариф: по уровням потребления")
        #expect(
            plans[2].prices.filter { $0.step == "1" }.map(\.summary) == [
                "2013-01-10…2015-03-31 13.45", "2015-04-01…2018-02-28 15.39", "2018-03-01…2018-12-31 16.65 net 14.87",
                "2019-01-01…- 16.71 net 14.92 unconfirmed",
            ])
        #expect(plans[2].prices[0].decision?.url == "https://kase.kz/en/news/show/1182542")
        let norms = plans[2].norms.map { "\($0.category) \($0.step) \($0.upperLimit ?? "-")" }
        #expect(norms.prefix(4) == ["no_stove 1 90", "no_stove 2 160", "no_stove 3 -", "no_stove_lone 1 115"])
    }

    @Test("The same for everybody: no cookies, may be kept a while, the same bytes each time")
    func same() async throws {
        var visitor = TestBrowser(try await .shared)
        let first = await visitor.get("/tariffs.json?lang=ru")
        #expect(first.headers[.contentType] == "application/json")
        #expect(first.headers[.cacheControl] == "public, max-age=300")
        #expect(first.headers[.setCookie] == nil)
        #expect(first.headers[.contentDisposition] == nil)
        var owner = try await TestBrowser.owner
        #expect(await owner.get(TariffsFile()).body == first.body)
        let compressed = await visitor.get(TariffsFile(), headers: [.acceptEncoding: "gzip"])
        #expect(compressed.headers[.contentEncoding] == "gzip")
    }
}

/// The part of docs/tariffs-json.md that the tests need.
private struct TariffList: Decodable {
    let format: String
    let suppliers: [Supplier]

    init(json: String) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(TariffList.self, from: Data(json.utf8))
    }

    struct Supplier: Decodable {
        let supplier: String
        let services: [Service]
    }

    struct Service: Decodable {
        let service: String
        let plans: [Plan]
    }

    struct Plan: Decodable {
        let plan: String
        let name: [String: String]
        let prices: [Price]
        let norms: [Norm]
    }

    struct Price: Decodable {
        let step, validFrom, price: String
        let validUntil, priceNet: String?
        let unconfirmed: Bool
        let decision: Decision?

        var summary: String {
            "\(validFrom)…\(validUntil ?? "-") \(price)" + (priceNet.map { " net \($0)" } ?? "")
                + (unconfirmed ? " unconfirmed" : "")
        }
    }

    struct Norm: Decodable {
        let category, step: String
        let upperLimit: String?
    }

    struct Decision: Decodable {
        let url: String?
    }
}
