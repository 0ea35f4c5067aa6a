import Domain
import Foundation
import Store
import Testing

@testable import Portal

@Suite("The calculator")
struct CalculatorTests {
    private func url(_ service: ServiceCode = "electricity", _ fields: [(String, String)] = []) -> String {
        let query = fields.map { "\($0)=\($1)" }.joined(separator: "&")
        return CalculatorPage(slug: TestSite.ownSlug, service: service).address + (query.isEmpty ? "" : "?" + query)
    }

    private func ask(_ fields: (String, String)...) async throws -> TestBrowser.Answer {
        var browser = try await TestBrowser.owner
        return await browser.get(url("electricity", fields))
    }

    @Test("The account links to it; the previous reading is next to the field")
    func form() async throws {
        var browser = try await TestBrowser.owner
        let account = await browser.get(AccountPage(slug: TestSite.ownSlug)).body
        #expect(account.contains(CalculatorPage(slug: TestSite.ownSlug, service: "electricity").address))
        #expect(!account.contains(CalculatorPage(slug: TestSite.ownSlug, service: "gas").address))
        let page = try await ask()
        #expect(page.status == 200)
        #expect(page.body.replacing("\u{A0}", with: " ").contains("5 198,85 (30.09.2019). Санауыш № CU461577"))
        #expect(page.body.contains("value=\"16.10.2019\""))
        #expect(!page.body.contains("id=\"result\""))
    }

    @Test("Two levels, line by line, with the steps to the sum; the day as people type it")
    func levels() async throws {
        // 16 days: the first level goes to 90 × 16 / 30.5 = 47.21 kWh at 16.71, the rest at 21.37.
        let page = try await ask(("day", "16.10.2019"), ("total", "5270,85"))
        #expect(page.status == 200)
        let rows = Written.rows(of: page.body, "calculation")
        #expect(rows[1] == ["1-деңгей", "≈ 47,21 кВт·сағ", "16,71", "788,93"])
        #expect(rows[2] == ["2-деңгей", "≈ 24,79 кВт·сағ", "21,37", "529,70"])
        #expect(rows.last == ["Барлығы", "1 318,63"])
        let words = page.body.replacing("\u{A0}", with: " ")
        for sentence in [
            "5 270,85 − 5 198,85 = 72 кВт·сағ", "90 кВт·сағ × 1 тұрғын × 16 күн ÷ 30,5", "ресми расталмаған тариф",
        ] { #expect(words.contains(sentence), "\(sentence)") }
    }

    @Test(
        "Errors are shown at their fields, and all input stays",
        arguments: [
            ("16.10.2019", "5100", "Көрсеткіш алдыңғыдан кем: 5 198,85", "id=\"round\""),
            ("01.09.2019", "5250", "30.09.2019 күнінен кейінгі", "value=\"5250\""),
            ("17.10.2019", "5250", "Бұл күн әлі келген жоқ", "value=\"17.10.2019\""),
            ("ертең", "5250", "Күнді толық енгізіңіз", "value=\"ертең\""),
            ("16.10.2019", "тоқсан", "Көрсеткішті санмен енгізіңіз", "value=\"тоқсан\""),
            ("16.10.2019", "520000", "5 таңба көрсетеді", "value=\"520000\""),
            ("16.10.2019", "6900", "есе көп", "id=\"sure\""),
        ])
    func wrong(day: String, reading: String, words: String, kept: String) async throws {
        var browser = try await TestBrowser.owner
        let path = CalculatorPage(slug: TestSite.ownSlug, service: "electricity").address
        func encoded(_ text: String) -> String {
            text.utf8.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "%" + String($0, radix: 16) }.joined()
        }
        let answer = await browser.get("\(path)?day=\(encoded(day))&total=\(encoded(reading))")
        let body = answer.body.replacing("\u{A0}", with: " ")
        #expect(answer.status == 422)
        #expect(body.contains("<title>Қате: "))
        #expect(body.components(separatedBy: words).count == 3)
        #expect(body.contains(kept))
        #expect(!body.contains("id=\"result\""))
        // A day is written as it is typed in this country, and what is none stays as it was typed.
        #expect(body.contains("Мысалы: 16.10.2019"))
        let shown = Day(iso: day)?.numeric ?? day
        #expect(body.contains("inputmode=\"numeric\" value=\"\(shown)\""))
    }

    @Test("A meter that has rolled over, and an unusual consumption that is confirmed")
    func input() async throws {
        let round = try await ask(("day", "2019-10-16"), ("total", "20"), ("round", "yes"), ("sure", "yes"))
        #expect(round.status == 200)
        #expect(round.body.replacing("\u{A0}", with: " ").contains("100 000 − 5 198,85 + 20 = 94 821,15 кВт·сағ"))
        #expect(try await ask(("day", "2019-10-16"), ("total", "6900"), ("sure", "yes")).status == 200)
    }

    @Test("The period can begin with any reading on record; days that were billed already are reported")
    func start() async throws {
        let page = try await ask(("start", "2019-08-31"), ("day", "2019-09-30"), ("total", "5198,85"))
        #expect(page.status == 200)
        let words = page.body.replacing("\u{A0}", with: " ")
        #expect(words.contains("5 198,85 − 5 119,54 = 79,31 кВт·сағ"))
        #expect(words.contains("Алдыңғы көрсеткіш: 5 119,54 (31.08.2019)"))
        #expect(words.contains("30.09.2019 күніне дейінгі тұтыну бұрынғы түбіртектерде"))
        #expect(words.contains("<option value=\"2019-08-31\" selected>2019 ж. 31 тамыз — 5 119,54"))
        // The sum of September's bill.
        #expect(Written.rows(of: page.body, "calculation").last == ["Барлығы", "1 325,27"])
        #expect(!(try await ask(("day", "2019-10-16"), ("total", "5270,85"))).body.contains("бұрынғы түбіртектерде"))
        #expect(try await ask(("start", "2019-09-01"), ("day", "2019-10-16"), ("total", "5270,85")).status == 422)
    }

    @Test("The alternatives are under the result")
    func whatIf() async throws {
        let page = try await ask(("day", "16.10.2019"), ("total", "5270,85"))
        #expect(
            Written.rows(of: page.body, "what-if").dropFirst() == [
                ["Тағы бір тұрғын болса", "1 203,12 ₸", "115,51 ₸ арзан"],
                ["Орташа босату тарифі", "1 282,32 ₸", "36,31 ₸ арзан"],
            ])
        #expect(page.body.replacing("\u{A0}", with: " ").contains("тұтыну ≈ 61,8 кВт·сағ көлемінен аспаса"))
    }

    @Test("Without a reading: an estimate by the average, marked as such and with its basis")
    func unread() async throws {
        let page = try await ask(("day", "2019-10-16"), ("total", ""), ("unread", "yes"))
        #expect(page.status == 200)
        let words = page.body.replacing("\u{A0}", with: " ")
        // 79.31 kWh in the 30 days of September, times 16 days.
        for sentence in [
            "Бұл — шамамен алынған сома", "01.09.2019 – 30.09.2019 аралығындағы (30 күн) орташа тәуліктік тұтыну",
            "31.08.2019 күнгі көрсеткіш 5 119,54; 30.09.2019 күнгі көрсеткіш 5 198,85; 30 күнде 79,31 кВт·сағ",
            "79,31 кВт·сағ ÷ 30 күн × 16 күн ≈ 42,3 кВт·сағ",
        ] { #expect(words.contains(sentence), "\(sentence)") }
        #expect(Written.rows(of: page.body, "calculation").last == ["Барлығы", "706,81"])
        let both = try await ask(("day", "2019-10-16"), ("total", "5270"), ("unread", "yes"))
        #expect(both.status == 422)
        #expect(both.body.contains("id=\"unread-error\""))
    }

    @Test("Without two readings before, there is no average")
    func noAverage() async throws {
        let site = try await TestSite(edit: { connection in
            try connection.execute(
                "DELETE FROM reading WHERE account = $1 AND service = $2 AND day < $3",
                ["4900621", "electricity", Day(iso: "2019-09-30")!])
        })
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        let page = await browser.get(url("electricity", [("day", "2019-10-16"), ("total", ""), ("unread", "yes")]))
        #expect(page.status == 422)
        #expect(page.body.contains("бұрынғы екі көрсеткіш керек"))
        #expect(!page.body.contains("name=\"start\""))
    }

    @Test("Days with another tariff are not added up with the others")
    func otherPlan() async throws {
        let site = try await TestSite(edit: { connection in
            try connection.execute(
                "UPDATE household SET plan = $1 WHERE account = $2 AND valid_from < $3",
                ["el-flat", "4900835", Day(iso: "2018-09-01")!])
            try connection.execute(
                "UPDATE household SET valid_from = $1 WHERE account = $2 AND valid_from = $3",
                [Day(iso: "2019-09-10")!, "4900835", Day(iso: "2018-09-01")!])
        })
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        let path = CalculatorPage(slug: TestSite.longSlug, service: "electricity").address
        let query = "?day=2019-10-16&register-day=4100&night=1430&start="
        let both = await browser.get(path + query + "2019-08-31")
        #expect(both.status == 422)
        #expect(both.body.contains("<p id=\"result\" class=\"error\">Есептеу мүмкін емес: 01.09.2019 күні"))
        #expect(!both.body.contains("id=\"result-title\""))
        #expect(await browser.get(path + query + "2019-09-30").body.contains("id=\"result-title\""))
    }

    @Test("A meter that was never read has no calculator, and no link to one")
    func neverRead() async throws {
        let site = try await TestSite(edit: { connection in
            try connection.execute("DELETE FROM reading WHERE account = $1", ["4900621"])
        })
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        #expect(await browser.get(url()).status == 404)
        #expect(!(await browser.get(AccountPage(slug: TestSite.ownSlug)).body.contains("electricity/calculator\"")))
    }

    @Test("A service without a meter or a plan has no calculator", arguments: ["gas", "cold-water", "nothing"])
    func none(service: ServiceCode) async throws {
        var browser = try await TestBrowser.owner
        #expect(await browser.get(url(service, [])).status == 404)
    }

    @Test("Day and night are read separately")
    func registers() async throws {
        var browser = try await TestBrowser.owner
        let body = await browser.get(CalculatorPage(slug: TestSite.longSlug, service: "electricity")).body
        #expect(body.contains("name=\"register-day\""))
        #expect(body.contains("name=\"night\""))
        #expect(!body.contains("name=\"total\""))
    }
}
