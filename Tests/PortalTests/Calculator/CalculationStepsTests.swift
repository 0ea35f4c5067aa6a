import Domain
import Foundation
import Store
import Testing

@testable import Portal

@Suite("How a sum was calculated")
struct CalculationStepsTests {
    /// The sentences of a public page, with plain spaces.
    private func steps(_ url: String, _ site: TestSite) async throws -> [String] {
        try await steps(url, TestBrowser(site))
    }

    private func steps(_ url: String, _ browser: TestBrowser) async throws -> [String] {
        var browser = browser
        let body = await browser.get(url).body.replacing("\u{A0}", with: " ")
        let lists = body.components(separatedBy: "<ol class=\"how\">").dropFirst()
        return lists.flatMap { list in
            list.components(separatedBy: "</ol>")[0].matches(of: /<li>(.*?)<\/li>/).map { String($0.1) }
        }
    }

    private func requested(_ plan: String, _ used: String, _ month: Int, _ year: Int) -> String {
        "/calculator?plan=\(plan)&residents=1&by=used&\(used)&days=month&month=\(month)&year=\(year)"
    }

    private func number(_ text: Substring) -> ExactDecimal? {
        ExactDecimal(canonical: text.replacing(" ", with: "").replacing(",", with: ".").utf8)
    }

    @Test(
        "Products can be verified with a pocket calculator, or are marked as rounded together with others",
        arguments: ["2018-10", "2018-12", "2019-01", "2019-02", "2019-03", "2019-09"] as [Month])
    func multiplications(month: Month) async throws {
        let site = try await TestSite.shared
        let url = ChargePage(slug: TestSite.longSlug, month: month, service: "electricity")
        var sentences = try await steps(url.address, try await .owner)
        for used in [91, 120, 163, 207] {
            sentences += try await steps(requested("el-levels", "used=\(used)", 9, 2019), site)
        }
        let lines = sentences.compactMap { $0.wholeMatch(of: /.*: (≈ )?(.+) кВт·сағ × (.+) ₸ ([=≈]) (.+) ₸\./) }
        #expect(lines.count > 7)
        for line in lines {
            let (quantity, price) = (try #require(number(line.2)), try #require(number(line.3)))
            let sum = try #require(Money(canonical: line.5.replacing(" ", with: "").replacing(",", with: ".").utf8))
            let difference = (quantity.charge(at: price) - sum).magnitude
            #expect(line.4 == "=" ? difference == .zero : difference.tiyn == 1, "\(line.0)")
        }
        #expect(sentences.contains { $0.contains("қосындысы жалпы сомаға тең") } == lines.contains { $0.4 == "≈" })
    }

    @Test("Every sentence begins with a capital letter, in each language", arguments: Language.allCases)
    func letters(language: Language) async throws {
        var browser = TestBrowser(try await .shared)
        browser.cookies["language"] = language.rawValue
        for url in [
            requested("el-levels", "used=300", 9, 2019), requested("el-day-night", "used-day=9&used-night=5", 2, 2018),
        ] {
            let list = await browser.get(url).body.components(separatedBy: "<ol class=\"how\">")[1]
            for step in list.components(separatedBy: "</ol>")[0].components(separatedBy: "<li>").dropFirst() {
                #expect(step.first.map { $0.isUppercase || $0.isNumber } == true, "\(step)")
            }
        }
    }

    @Test("A period in parts: each part's share of the consumption; each tax separately")
    func parts() async throws {
        let site = try await TestSite { connection in
            try connection.execute(
                """
                INSERT INTO price (plan, step, valid_from, price, vat_percent, confirmed, batch)
                VALUES ('el-flat', 'all', $1, 20000000, 16, 'yes', 1)
                """, [Day(iso: "2019-09-20")!])
        }
        let sentences = try await steps(requested("el-flat", "used=300", 9, 2019), site)
        for words in [
            "Осы күндерге тиесілі тұтыну: 300 кВт·сағ × 19 күн ÷ 30 күн = 190 кВт·сағ.",
            "Осы күндерге тиесілі тұтыну: 300 кВт·сағ × 11 күн ÷ 30 күн = 110 кВт·сағ.",
            "Бүкіл көлем: 110 кВт·сағ × 20,00 ₸ = 2 200,00 ₸.",
            "Барлығы 5 583,90 ₸. Оның ішінде ҚҚС 12%: 362,56 ₸, ҚҚС 16%: 303,45 ₸.",
        ] { #expect(sentences.contains(words), "\(words)") }
        let whole = try await steps(requested("el-flat", "used=300", 9, 2019), try await .shared)
        #expect(!whole.contains { $0.contains("тиесілі") })
    }

    @Test("If a month counts as a whole, the limits are not said to be prorated")
    func wholeMonth() async throws {
        let site = try await TestSite { connection in
            try connection.execute("UPDATE plan SET proration = 'below30' WHERE plan = 'el-levels'")
            try connection.execute(
                """
                INSERT INTO price (plan, step, valid_from, price, vat_percent, confirmed, batch)
                VALUES ('el-levels', '1', $1, 17000000, 12, 'yes', 1)
                """, [Day(iso: "2019-09-21")!])
        }
        let august = try await steps(requested("el-levels", "used=80", 8, 2019), site)
        #expect(august.contains { $0.hasSuffix("90 кВт·сағ × 1 тұрғын = 90 кВт·сағ.") })
        let september = try await steps(requested("el-levels", "used=60", 9, 2019), site)
        #expect(september.contains { $0.hasSuffix("90 кВт·сағ × 1 тұрғын × 20 күн ÷ 30 күн = 60 кВт·сағ.") })
        let february = try await steps(requested("el-levels", "used=60", 2, 2019), site)
        #expect(february.contains { $0.hasSuffix("90 кВт·сағ × 1 тұрғын × 28 күн ÷ 30,5 ≈ 82,62 кВт·сағ.") })
    }

    @Test("Each price and norm links to its decision; an unknown one is left out")
    func basis() async throws {
        let site = try await TestSite { connection in
            try connection.execute(
                """
                UPDATE price SET decision = '№ 57-ОД', decided_on = $1, decision_url = 'https://example.kz/57'
                WHERE plan = 'el-levels' AND valid_from = $2 AND step = '1'
                """, [Day(iso: "2018-12-20")!, Day(iso: "2019-01-01")!])
            try connection.execute(
                """
                UPDATE price SET decision = '№ 58', decision_url = 'javascript:alert(1)'
                WHERE plan = 'el-levels' AND step = '2'
                """)
            try connection.execute(
                "UPDATE norm SET decision_url = NULL WHERE plan = 'el-levels' AND step = '2' AND category = 'no_stove'")
        }
        let sentences = try await steps(requested("el-levels", "used=300", 9, 2019), site)
        let link = "<a href=\"https://example.kz/57\">№ 57-ОД, 20.12.2018</a>"
        let unconfirmed = "(ресми расталмаған тариф)"
        for words in [
            "Тариф (1-деңгей) 01.01.2019 күнінен бастап күшінде. Негізі: \(link). \(unconfirmed)",
            "Тариф (2-деңгей) 01.01.2019 күнінен бастап күшінде. Негізі: № 58. \(unconfirmed)",
            "Тариф (3-деңгей) 01.01.2019 күнінен бастап күшінде. \(unconfirmed)",
        ] { #expect(sentences.contains(words), "\(words)") }
        let norms = sentences.filter { $0.hasPrefix("Тұтыну нормасы") }
        let norm = "https://esalmaty.kz/en/home-tariffs/20191030-111244"
        #expect(
            norms == [
                "Тұтыну нормасы (1-деңгей) 10.01.2013 күнінен бастап күшінде. "
                    + "Негізі: <a href=\"\(norm)\">esalmaty.kz сайтындағы құжат</a>."
            ])
    }
}
