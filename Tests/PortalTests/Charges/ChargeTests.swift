import Domain
import Foundation
import Store
import Testing

@testable import Portal

@Suite("Charges that explain themselves")
struct ChargeTests {
    private func page(_ url: some Endpoint) async throws -> String {
        var browser = try await TestBrowser.owner
        return await browser.get(url).body.replacing("\u{A0}", with: " ")
    }

    @Test("The demo's bill is checked, and each step is explained")
    func agrees() async throws {
        let bill = try await page(BillPage(slug: TestSite.ownSlug, month: "2019-09"))
        #expect(bill.contains("Тексерілді: көрсеткіштер мен тариф бойынша дәл осы сома шығады."))
        let url = ChargePage(slug: TestSite.ownSlug, month: "2019-09", service: "electricity")
        #expect(bill.contains("href=\"\(url.address)\""))

        let charge = try await page(url)
        for words in [
            "1 325,27 ₸", "Тұтыну: 5 198,85 − 5 119,54 = 79,31 кВт·сағ.", "01.09.2019 – 30.09.2019 аралығында 30 күн.",
            "90 кВт·сағ × 1 тұрғын × 30 күн ÷ 30,5 ≈ 88,52 кВт·сағ", "79,31 кВт·сағ × 16,71 ₸ = 1 325,27 ₸",
            "Оның ішінде ҚҚС 12%: 141,99 ₸",
        ] { #expect(charge.contains(words), "\(words)") }
    }

    @Test("A recalculated sum that differs is shown next to the bill's, with a likely reason and a contact")
    func differs() async throws {
        let charge = try await page(ChargePage(slug: TestSite.longSlug, month: "2018-12", service: "electricity"))
        for words in [
            "2 380,95 ₸ шығады", "4 129,20 ₸ есептелген", "Айырмасы — 1 748,25 ₸", "нақты тұтыну — 248 кВт·сағ",
            "түзету жасалған: −1 778,45 ₸", "tel:",
        ] { #expect(charge.contains(words), "\(words)") }
        #expect(!charge.contains("Тексерілді"))
    }

    @Test("What an estimate rests on is shown")
    func estimate() async throws {
        let charge = try await page(ChargePage(slug: TestSite.longSlug, month: "2018-11", service: "electricity"))
        #expect(charge.contains("Тексерілді"))
        for words in [
            "Көрсеткіштердің бірі алынбаған", "Шамамен алынған тұтыну", "÷ 31 күн × 30 күн",
        ] { #expect(charge.contains(words), "\(words)") }
    }

    @Test(
        "The statement marks each checked month, and links to its explanation",
        arguments: [(TestSite.longSlug, "electricity", 10, 11), (TestSite.longSlug, "cold-sewerage", 0, 11)]
            as [(AccountSlug, ServiceCode, Int, Int)])
    func statement(slug: AccountSlug, service: ServiceCode, checked: Int, explained: Int) async throws {
        let statement = try await page(StatementPage(slug: slug, service: service))
        #expect(statement.components(separatedBy: "class=\"checked").count - 1 == checked)
        #expect(statement.components(separatedBy: ">Қалай есептелді<").count - 1 == explained)
    }

    @Test(
        "A service that the bill does not charge is not explained, and compared by other plans only if it has one",
        arguments: ["cold-water", "none"] as [ServiceCode])
    func others(service: ServiceCode) async throws {
        var browser = try await TestBrowser.owner
        let answer = await browser.get(ChargePage(slug: TestSite.longSlug, month: "2019-09", service: service))
        #expect(answer.status == (service == "none" ? 404 : 200))
        let plans = await browser.get(PlansPage(slug: TestSite.longSlug, service: service))
        #expect(plans.status == 404)
    }

    @Test("The levels of the month of the latest reading, and when the next one begins at this pace")
    func levels() async throws {
        // 186 kWh in 14 days; 115 × 3 × 31 / 30.5 = 350.66 are passed on the 27th day.
        let account = try await page(AccountPage(slug: TestSite.longSlug))
        #expect(account.contains("1-деңгей (16,71 ₸): 351 кВт·сағ ішінен 186 кВт·сағ тұтынылды"))
        #expect(account.contains("01.10.2019 – 14.10.2019 аралығында 186 кВт·сағ тұтындыңыз."))
        #expect(account.contains("<meter aria-label="))
        #expect(account.contains("Тұтыну осылай жалғасса, 2-деңгей 27.10.2019 күні басталады."))
    }

    @Test("The last 12 and 24 months by the other plan that is offered")
    func plans() async throws {
        let plans = try await page(PlansPage(slug: TestSite.longSlug, service: "electricity"))
        #expect(plans.contains("3 543,35 ₸ көп төлер едіңіз: 66 934,33 ₸ орнына 70 477,68 ₸"))
        #expect(plans.contains("Соңғы 24 айда «Орташа босату тарифі» бойынша 6 459,55 ₸ көп"))
        let rows = Written.rows(of: plans, "stacked")
        #expect(rows.count == 26)
        #expect(rows.last?.first == "Барлығы: 24 ай")
        #expect(rows[1] == ["09/2019", "301 кВт·сағ", "5 029,71", "5 360,81", "+331,10"])
        // Until February of 2018 the household had another tariff.
        let name = "Тәулік аймақтары бойынша тариф: күндізгі және түнгі"
        #expect(
            rows.filter { $0[2].hasSuffix(name) }.map(\.first) == [
                "02/2018", "01/2018", "12/2017", "11/2017", "10/2017",
            ])
    }

    @Test("Months that cannot be calculated have a reason; if none can be, that is shown")
    func unknown() async throws {
        let site = try await TestSite(edit: { connection in
            try connection.execute(
                "DELETE FROM reading WHERE account = '4900835' AND day < $1", [Day(iso: "2019-08-31")!])
            try connection.execute("DELETE FROM reading WHERE account = '4900621'")
        })
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        let some = await browser.get(PlansPage(slug: TestSite.longSlug, service: "electricity")).body
        #expect(
            Written.rows(of: some, "by-plan")[2] == ["08/2019", "№ DN518840 санауышының осы айдағы көрсеткіші жоқ"])
        let none = await browser.get(PlansPage(slug: TestSite.ownSlug, service: "electricity")).body
        #expect(none.contains("Айлардың ешқайсысын"))
        #expect(none.contains("Соңғысы, 09/2019: № CU461577 санауышының осы айдағы көрсеткіші жоқ."))
        #expect(!none.contains("басқа тариф жоқ"))
        #expect(!none.contains("<table"))
    }

    @Test("A level's quantity has two places in the bill, and is marked as rounded; other days give other levels")
    func billed() async throws {
        let bill = try await page(BillPage(slug: TestSite.longSlug, month: "2018-10"))
        #expect(bill.contains("≈ 350,66 кВт·сағ"))
        #expect(!bill.contains("350,655738"))
        let february = try await page(BillPage(slug: TestSite.longSlug, month: "2019-02"))
        #expect(february.contains("саны 31 еді, енді 28, сондықтан деңгейлерге сыятын көлем азайды"))
        let march = try await page(BillPage(slug: TestSite.longSlug, month: "2019-03"))
        #expect(march.contains("саны 28 еді, енді 31, сондықтан деңгейлерге сыятын көлем көбейді"))
    }
}

@Suite("A household that is to change")
struct ComingHouseholdTests {
    @Test("Until its day nothing is different")
    func coming() async throws {
        let site = try await TestSite(edit: { connection in
            try connection.execute(
                """
                INSERT INTO household (account, valid_from, residents, stove, benefit, plan, batch)
                VALUES ('4900835', $1, 1, 'gas', 'none', 'el-flat', 1)
                """, [Day(iso: "2019-11-01")!])
        })
        var (browser, usual) = (TestBrowser(site), try await TestBrowser.owner)
        browser.cookies["language"] = "kk"
        _ = try await browser.signIn(TestSite.owner)
        for url in [
            AccountPage(slug: TestSite.longSlug), CalculatorPage(slug: TestSite.longSlug, service: "electricity"),
        ] as [any Endpoint] {
            let (coming, now) = (await browser.get(url).body, await usual.get(url).body)
            #expect(main(coming) == main(now))
        }
    }

    private func main(_ body: String) -> String {
        body.components(separatedBy: "<main").last?.components(separatedBy: "</main>").first ?? ""
    }
}
