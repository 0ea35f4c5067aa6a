import Domain
import Foundation
import Store
import Testing

@testable import Portal

@Suite("The public calculator")
struct PublicCalculatorTests {
    private static let september = [("days", "month"), ("month", "9"), ("year", "2019")]

    private func get(_ fields: [(String, String)] = [], _ language: Language = .kk) async throws -> TestBrowser.Answer {
        var browser = TestBrowser(try await .shared)
        browser.cookies["language"] = language.rawValue
        let query = fields.map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!)" }
        return await browser.get("/calculator?" + query.joined(separator: "&"))
    }

    /// Levels, 120 kWh in September 2019, unless said otherwise.
    private func ask(_ fields: (String, String)...) async throws -> TestBrowser.Answer {
        let usual = [("plan", "el-levels"), ("residents", "1"), ("by", "used"), ("used", "120")] + Self.september
        return try await get(usual.filter { given in !fields.contains { $0.0 == given.0 } } + fields)
    }

    private func plain(_ answer: TestBrowser.Answer) -> String {
        answer.body.replacing("\u{A0}", with: " ")
    }

    @Test("The start page and the site map link to it; the fields have the defaults")
    func form() async throws {
        var browser = TestBrowser(try await .shared)
        for url in [StartPage(), SiteMapPage()] as [any Endpoint] {
            #expect(await browser.get(url).body.contains("href=\"/calculator\""))
        }
        let page = try await get()
        #expect(page.status == 200)
        #expect(page.body.contains("Сараланған тариф"))
        #expect(page.body.contains("<option value=\"9\" selected>қыркүйек"))
        #expect(page.body.contains("<option value=\"2019\" selected>"))
        #expect(!page.body.contains("id=\"result\""))
        // Those that charge by quantity, and no other.
        for plan in ["el-flat", "el-day-night", "hot-water", "gas"] { #expect(page.body.contains("plan=\(plan)")) }
        for plan in ["waste", "tv", "heating"] { #expect(!page.body.contains("plan=\(plan)")) }
    }

    @Test("A month's consumption by levels, and its alternatives")
    func levels() async throws {
        let page = try await ask()
        #expect(page.status == 200)
        let rows = Written.rows(of: page.body, "calculation")
        // 90 × 30 / 30.5 = 88.52 at 16.71, the rest at 21.37.
        #expect(rows[1] == ["1-деңгей", "≈ 88,52 кВт·сағ", "16,71", "1 479,25"])
        #expect(rows.last == ["Барлығы", "2 151,88"])
        #expect(
            Written.rows(of: page.body, "what-if").dropFirst() == [
                ["Тағы бір тұрғын болса", "2 005,20 ₸", "146,68 ₸ арзан"],
                ["Орташа босату тарифі", "2 137,20 ₸", "14,68 ₸ арзан"],
            ])
        for sentence in [
            "тұтыну ≈ 115,88 кВт·сағ көлемінен аспаса — «Сараланған тариф: тұтыну деңгейлері бойынша» арзан",
            "тұтыну ≈ 115,88 кВт·сағ көлемінен асса — «Орташа босату тарифі» арзан",
            "Есепте ресми расталмаған тариф қолданылды", "(ресми расталмаған тариф)",
        ] { #expect(plain(page).contains(sentence), "\(sentence)") }
        #expect(!page.body.contains("Бір тұрғын кем болса"))
    }

    @Test("Two readings and their days; the household; and the other way round from the flat plan")
    func readings() async throws {
        let page = try await ask(
            ("residents", "2"), ("stove", "yes"), ("by", "readings"), ("previous", "5 110"), ("current", "5400,5"),
            ("days", "dates"), ("from", "31.08.2019"), ("until", "16.10.2019"))
        #expect(page.status == 200)
        #expect(plain(page).contains("5 400,5 − 5 110 = 290,5 кВт·сағ"))
        #expect(plain(page).contains("115 кВт·сағ × 2 тұрғын × 46 күн ÷ 30,5 ≈ 346,89 кВт·сағ"))
        #expect(Written.rows(of: page.body, "what-if").map(\.first).contains("Бір тұрғын кем болса"))
        #expect(page.body.contains("value=\"31.08.2019\""))

        let flat = try await ask(("plan", "el-flat"))
        #expect(Written.rows(of: flat.body, "calculation").last == ["Барлығы", "2 137,20"])
        // This page's address asks the other plan the same.
        #expect(page.body.contains("plan=el-flat&amp;residents=2&amp;stove=yes&amp;by=readings"))
        #expect(!page.body.contains("plan=gas&amp;residents=2&amp;stove=yes&amp;by="))
    }

    @Test("Day and night, in a month in which they could be chosen; water, which knows no household")
    func others() async throws {
        let zones = try await ask(
            ("plan", "el-day-night"), ("used-day", "120"), ("used-night", "60"), ("month", "2"), ("year", "2018"))
        #expect(Written.rows(of: zones.body, "calculation").last == ["Барлығы", "2 969,40"])
        #expect(try await get([("plan", "el-day-night")]).body.contains("<option value=\"2018\" selected>"))
        let water = try await ask(("plan", "cold-water"), ("used", "4,53"))
        #expect(Written.rows(of: water.body, "calculation").last == ["Барлығы", "384,78"])
        #expect(!water.body.contains("name=\"residents\""))
        #expect(!water.body.contains("what-if"))
        #expect(try await get([("plan", "waste")]).status == 404)
    }

    @Test(
        "An address is a result in any language", arguments: [(Language.kk, "кВт·сағ"), (.ru, "кВт·ч"), (.en, "kWh")])
    func languages(language: Language, unit: String) async throws {
        let fields = [("plan", "el-levels"), ("residents", "1"), ("by", "used"), ("used", "120")] + Self.september
        let page = try await get(fields, language)
        #expect(page.body.contains("id=\"result\""))
        #expect(plain(page).contains("120 \(unit)"))
        #expect(page.body.contains("used=120&amp;days=month&amp;month=9&amp;year=2019&amp;lang="))
    }

    @Test(
        "Errors are shown at the top and at their fields, and all input stays",
        arguments: [
            ([("residents", "нөл")], "residents", "Тұрғындар санын 1 мен 99 арасындағы", "value=\"нөл\""),
            ([("residents", "2"), ("lone", "yes")], "lone", "тұрғындар саны 1-ден көп", "value=\"2\""),
            ([("used", "көп")], "used", "Тұтыну көлемін санмен", "value=\"көп\""),
            ([("used", "1000000")], "used", "Бұл сан тым үлкен", "value=\"1000000\""),
            ([("used", "999999999999999999")], "used", "Тұтыну көлемін санмен", "id=\"used-error\""),
            (
                [("by", "readings"), ("previous", "5240"), ("current", "5110")], "current",
                "екеуінің орны ауысып кетпегенін тексеріңіз", "value=\"5110\""
            ),
            (
                [("month", "11")], "month", "31.10.2019 күнінен кейінгі тариф әлі белгісіз",
                "<option value=\"11\" selected>"
            ),
            (
                [("used", "1.234")], "used", "екі түрлі оқуға болады: 1 234 немесе 1,234.", "value=\"1.234\""
            ),
            (
                [("days", "dates"), ("from", "ертең"), ("until", "2019-09-30")], "from",
                "Алдыңғы көрсеткіш алынған күнді", "value=\"ертең\""
            ),
            (
                [("plan", "el-day-night"), ("used-day", "1"), ("used-night", "1")], "month",
                "бұл күндері ұсынылмаған", "selected"
            ),
        ] as [([(String, String)], String, String, String)])
    func wrong(fields: [(String, String)], field: String, words: String, kept: String) async throws {
        let usual = [("plan", "el-levels"), ("residents", "1"), ("by", "used"), ("used", "120")] + Self.september
        let page = try await get(usual.filter { given in !fields.contains { $0.0 == given.0 } } + fields)
        #expect(page.status == 422)
        #expect(page.body.contains("<title>Қате: "))
        #expect(plain(page).components(separatedBy: words).count == 3)
        #expect(page.body.contains("href=\"#\(field)\""))
        #expect(page.body.contains("id=\"\(field)-error\""))
        #expect(page.body.contains(kept))
        #expect(!page.body.contains("id=\"result\""))
    }

    @Test("In English a comma before three digits is asked about, and a point is a point")
    func english() async throws {
        let fields = [("plan", "el-flat"), ("residents", "1"), ("by", "used")] + Self.september
        let asked = try await get(fields + [("used", "1,234")], .en)
        #expect(asked.status == 422 && asked.body.contains("This number can be read as 1,234 or as 1.234."))
        #expect(try await get(fields + [("used", "1.234")], .en).status == 200)
        #expect(try await get(fields + [("used", "1,234.5")], .en).status == 200)
    }

    @Test("Days before the first price are not guessed")
    func noPrice() async throws {
        let page = try await ask(("month", "12"), ("year", "2012"))
        #expect(page.status == 422)
        #expect(plain(page).contains("<p id=\"result\" class=\"error\">Есептеу мүмкін емес: 01.12.2012 күнгі"))
        #expect(!page.body.contains("id=\"result-title\""))
    }

    @Test("Before the first tariff there is nothing to calculate")
    func none() async throws {
        let site = try await TestSite(edit: { connection in
            for sql: SQL in ["DELETE FROM price", "DELETE FROM norm", "DELETE FROM plan"] {
                _ = try connection.execute(sql)
            }
        })
        var browser = TestBrowser(site)
        let page = await browser.get("/calculator")
        #expect(page.status == 200)
        #expect(page.body.contains("Тарифтер әлі жарияланған жоқ"))
    }
}
