import Domain
import Exchange
import Foundation
import Testing

@testable import Portal

@Suite("A supplier with a category of its own")
struct OwnCategoryTests {
    /// Houses that pump their water out of a well, up to three residents; the demo's account has been one since October.
    private static let files = [
        "categories.csv": """
        category,position,residents_max,name_kk,name_ru,name_en
        pump,5,3,Ұңғыма сорғысы бар үй,Дом со скважинным насосом,House with a well pump

        """,
        "category_marks.csv": """
        stove,benefit,category
        pump,none,pump
        pump,large,no_stove

        """,
        "norms.csv": """
        plan,category,step,valid_from,upper_limit
        el-levels,pump,1,2013-01-10,135
        el-levels,pump,2,2013-01-10,205
        el-levels,pump,3,2013-01-10,

        """,
        "households.csv": """
        account,valid_from,residents,stove,benefit,plan
        4900621,2019-10-01,3,pump,none,el-levels

        """,
    ]

    /// The demo, and an update with those files.
    private static let site = Task {
        let site = try await TestSite()
        let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        let listed = files.map { name, text in
            "{\"name\": \"\(name)\", \"rows\": \(text.split(separator: "\n").count - 1)}"
        }
        let manifest = """
            {"format": "kabinet-exchange", "version": 1, "supplier": "AES", "batch": "pumps", "kind": "update",
             "payments_as_of": "2019-10-16", "files": [\(listed.joined(separator: ", "))]}
            """
        try Data(manifest.utf8).write(to: folder.appending(path: "manifest.json"))
        let outcome = try await BatchImport(path: folder.path, now: site.clock.now).run(on: site.database)
        guard case .published = outcome else { throw TestSiteError.notPublished("\(outcome)") }
        return site
    }

    private func browser(_ language: Language = .kk) async throws -> TestBrowser {
        var browser = TestBrowser(try await Self.site.value)
        browser.cookies["language"] = language.rawValue
        return browser
    }

    @Test(
        "The tariffs tell its norms by its name",
        arguments: [
            (Language.kk, "Ұңғыма сорғысы бар үй"), (.ru, "Дом со скважинным насосом"), (.en, "House with a well pump"),
        ])
    func tariffs(language: Language, name: String) async throws {
        var browser = try await browser(language)
        let rows = Written.rows(of: await browser.get(TariffsPage()).body, "norms").dropFirst()
        #expect(rows.last == [name, "0–135", "135–205", "&gt; 205"])
        #expect(rows.count == 5)
        #expect(await browser.get(TariffsFile()).body.contains("\"category\" : \"pump\""))
    }

    @Test("A household of it is charged by its norms; with one resident more than it has, by those that follow")
    func charged() async throws {
        var browser = try await browser()
        _ = try await browser.signIn(TestSite.owner)
        let page = CalculatorPage(slug: TestSite.ownSlug, service: "electricity").address
        let body = await browser.get(page + "?day=2019-10-16&total=5498,85&sure=yes").body
        let words = body.replacing("\u{A0}", with: " ")
        // 300 kWh in 16 days: 135 × 3 × 16 / 30.5 = 212.459… at 16.71, the rest at 21.37.
        #expect(words.contains("135 кВт·сағ × 3 тұрғын × 16 күн ÷ 30,5"))
        let rows = Written.rows(of: body, "calculation")
        #expect(rows[1] == ["1-деңгей", "≈ 212,46 кВт·сағ", "16,71", "3 550,19"])
        #expect(rows.last == ["Барлығы", "5 420,94"])
        let others = Written.rows(of: body, "what-if").map(\.first)
        #expect(others.contains("Тағы бір тұрғын болса (Электр плитасы жоқ)"))
        #expect(others.contains("Бір тұрғын кем болса"))
    }

    @Test("The calculator for everybody asks for its name, and works out by its norms")
    func calculator() async throws {
        var browser = try await browser(.en)
        let usual = "plan=el-levels&by=used&used=300&days=month&month=9&year=2019"
        let form = await browser.get("/calculator").body
        #expect(form.contains("<option value=\"pump\">House with a well pump"))
        #expect(form.contains("<option value=\"no_stove\" selected>Without an electric stove"))
        #expect(!form.contains("name=\"stove\"") && !form.contains("name=\"lone\""))

        let result = await browser.get("/calculator?\(usual)&residents=2&category=pump").body
        #expect(result.contains("<option value=\"pump\" selected>"))
        // 135 × 2 × 30 / 30.5 = 265.573… at 16.71, the rest at 21.37.
        #expect(Written.rows(of: result, "calculation").last == ["Total", "5,173.43"])
        #expect(result.contains("plan=el-flat&amp;residents=2&amp;category=pump&amp;by=used"))

        let wrong = await browser.get("/calculator?\(usual)&residents=4&category=pump")
        #expect(wrong.status == 422)
        #expect(wrong.body.components(separatedBy: "the number of residents is at most 3").count == 3)
        #expect(wrong.body.contains("href=\"#category\""))
    }
}
