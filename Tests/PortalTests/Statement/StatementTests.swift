import Domain
import Foundation
import HTTPTypes
import Store
import Testing
import Web

@testable import Portal

@Suite("The account and its statement")
struct StatementTests {
    @Test("The demo's figures (docs/forms.md), to the tiyn")
    func figures() async throws {
        var browser = try await TestBrowser.owner
        let account = await browser.get(AccountPage(slug: TestSite.ownSlug)).body.replacing("\u{A0}", with: " ")
        for words in [
            "ҮЛГІ АБОНЕНТ", "CU461577", "01.01.2045", "16.10.2019 төлемдер ескерілді", "356-99-99", "399-99-00",
            "9 108,80<span class=\"debt\">бұрынғы қарыз 7 783,53", "3 966,04", "384,78", "249,20", "266,25", "296,37",
            "350,00",
            "553,04",
            "325,00", "200,00", "2 649,00", "18 348,48",
        ] { #expect(account.contains(words), "\(words)") }

        let statement = await browser.get(StatementPage(slug: TestSite.ownSlug, service: "electricity")).body
            .replacing("\u{A0}", with: " ")
        for sums in [
            ["08/2019", "11 879,56", "571,31", "0,00", "4 667,34", "7 783,53"],
            ["09/2019", "7 783,53", "1 325,27", "0,00", "0,00", "9 108,80"],
            ["10/2019", "9 108,80", "0,00", "0,00", "0,00", "9 108,80"],
        ] {
            let row = Written.rows(of: statement, "statement").first { $0.first?.hasPrefix(sums[0]) == true }
            // Next to a month is the link to ask about it, next to a charge that to its explanation.
            let words = row?.map { $0.replacing("Сұрақ қою", with: "").replacing("Қалай есептелді", with: "") }
            #expect(words == sums)
        }
    }

    @Test("The statement shows the latest 12 months, or the requested period")
    func periods() async throws {
        var browser = try await TestBrowser.owner
        let slug = TestSite.longSlug
        let latest = await browser.get(StatementPage(slug: slug, service: "electricity")).body
        #expect(latest.components(separatedBy: "scope=\"row\"").count - 1 == 13)
        #expect(latest.contains("11/2018 – 10/2019"))
        let all = await browser.get(
            StatementPage(
                slug: slug, service: "electricity", requested: RequestedPeriod(from: "1999-01", to: "2099-01"))
        ).body
        // 24 of the 36 months, and the totals of all.
        #expect(all.components(separatedBy: "scope=\"row\"").count - 1 == 25)
        #expect(all.contains("1 / 2"))
        let one = await browser.get(
            StatementPage(
                slug: slug, service: "electricity", requested: RequestedPeriod(from: "2019-01", to: "2019-01"))
        ).body
        #expect(one.components(separatedBy: "scope=\"row\"").count - 1 == 2)
    }

    @Test(
        "An invalid period is refused with a hint, and the chosen months stay",
        arguments: [
            ("2019-10", "2019-01", "Кезеңнің басы соңынан кеш болмауы керек"),
            ("2019-10", "soon", "Айды тізімнен таңдаңыз"),
            ("2029-10", "2030-01", "Бұл аралықта жазба жоқ: 11/2018 – 10/2019 аралығындағы"),
        ])
    func wrongPeriod(from: String, to: String, words: String) async throws {
        var browser = try await TestBrowser.owner
        let answer = await browser.get(
            StatementPage(
                slug: TestSite.ownSlug, service: "electricity", requested: RequestedPeriod(from: from, to: to)))
        #expect(answer.status == 422)
        #expect(answer.body.contains(words))
        #expect(answer.body.contains("<title>Қате: "))
        #expect(answer.body.contains("<option value=\"2019-10\" selected>"))
    }

    @Test("A service that the account does not have is not found", arguments: ["nothing", "heating", "' OR 1=1 --"])
    func otherService(service: String) async throws {
        var browser = try await TestBrowser.owner
        #expect(
            await browser.get("/accounts/\(TestSite.ownSlug.text)/services/\(percentEncoded(service))").status == 404)
    }

    @Test(
        "The statement as a file, for the spreadsheet of each language",
        arguments: [
            ("kk", "2019-09;7783,53;1325,27;0,00;0,00;9108,80\r\n"),
            ("en", "2019-09,7783.53,1325.27,0.00,0.00,9108.80\r\n"),
        ])
    func file(language: String, row: String) async throws {
        var browser = try await TestBrowser.owner
        let url = StatementFile(
            slug: TestSite.ownSlug, service: "electricity", requested: RequestedPeriod(from: "2019-08", to: "2019-09"))
        let answer = await browser.get(url.address + "&lang=\(language)")
        #expect(answer.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(
            answer.headers[.contentDisposition] == "attachment; filename=\"electricity-2019-08-2019-09.csv\"")
        #expect(answer.body.hasPrefix("\u{FEFF}"))
        #expect(answer.body.hasSuffix(row))
    }
}
