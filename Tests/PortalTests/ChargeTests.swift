import Domain
import Foundation
import Portal
import Store
import Testing

@Suite("Charges that explain themselves")
struct ChargeTests {
    private func page(_ url: PortalURL) async throws -> String {
        var browser = try await TestBrowser.owner
        return await browser.get(url).body.replacing("\u{A0}", with: " ")
    }

    @Test("The manual's bill is checked, and each step is told")
    func agrees() async throws {
        let bill = try await page(.bill(TestSite.ownSlug, month: "2019-09"))
        #expect(bill.contains("Тексерілді: көрсеткіштер мен тариф бойынша дәл осы сома шығады."))
        let url = PortalURL.charge(TestSite.ownSlug, month: "2019-09", service: "electricity")
        #expect(bill.contains("href=\"\(url.address)\""))

        let charge = try await page(url)
        for words in [
            "1 325,27 ₸", "Тұтыну: 5 198,85 − 5 119,54 = 79,31 кВт·сағ.", "01.09.2019 – 30.09.2019 аралығында 30 күн.",
            "90 кВт·сағ × 1 тұрғын × 30 күн ÷ 30,5 ≈ 88,52 кВт·сағ", "79,31 кВт·сағ × 16,71 ₸ = 1 325,27 ₸",
            "оның ішінде ҚҚС 141,99 ₸",
        ] { #expect(charge.contains(words), "\(words)") }
    }

    @Test("A sum that comes out otherwise is shown beside the bill's, with a likely reason and whom to ask")
    func differs() async throws {
        let charge = try await page(.charge(TestSite.longSlug, month: "2018-12", service: "electricity"))
        for words in [
            "2 380,95 ₸ шығады", "4 129,20 ₸ есептелген", "Айырмасы — 1 748,25 ₸", "248 кВт·сағ алынған",
            "түзету жасалған: −1 778,45 ₸", "tel:",
        ] { #expect(charge.contains(words), "\(words)") }
        #expect(!charge.contains("Тексерілді"))
    }

    @Test(
        "The statement marks each month that was checked, and leads to its explanation",
        arguments: [(TestSite.longSlug, "electricity", 10, 11), (TestSite.longSlug, "cold-water", 0, 0)])
    func statement(slug: AccountSlug, service: String, checked: Int, explained: Int) async throws {
        let statement = try await page(.statement(slug, service: service))
        #expect(statement.components(separatedBy: "class=\"checked").count - 1 == checked)
        #expect(statement.components(separatedBy: ">Қалай есептелді<").count - 1 == explained)
    }

    @Test("Only what the household's plan is for is explained", arguments: ["cold-water", "none"])
    func others(service: String) async throws {
        var browser = try await TestBrowser.owner
        let answer = await browser.get(.charge(TestSite.longSlug, month: "2019-09", service: service))
        #expect(answer.status == 404)
        let plans = await browser.get(.plans(TestSite.longSlug, service: service))
        #expect(plans.status == 404)
    }

    @Test("The levels of the month of the latest reading, and when the next one begins at this pace")
    func levels() async throws {
        // 186 kWh in 14 days; 115 × 3 × 31 / 30.5 = 350.66 are passed on the 27th day.
        let account = try await page(.account(TestSite.longSlug))
        #expect(account.contains("1-деңгей (16,71 ₸): 351 кВт·сағ көлемнен 186 кВт·сағ тұтынылды"))
        #expect(account.contains("<meter aria-label="))
        #expect(account.contains("Тұтыну осылай жалғасса, 2-деңгей 27.10.2019 күні басталады."))
    }

    @Test("The last 12 and 24 months by the other plan that is offered")
    func plans() async throws {
        let plans = try await page(.plans(TestSite.longSlug, service: "electricity"))
        #expect(plans.contains("3 543,35 ₸ артық болар еді: 66 934,33 ₸ орнына 70 477,68 ₸"))
        #expect(plans.contains("Соңғы 24 айда «Орташа босату тарифі» бойынша 6 459,55 ₸ артық"))
        let rows = Written.rows(of: plans, "stacked")
        #expect(rows.count == 25)
        #expect(rows[1] == ["09/2019", "301 кВт·сағ", "5 029,71", "5 360,81", "+331,10"])
    }
}
