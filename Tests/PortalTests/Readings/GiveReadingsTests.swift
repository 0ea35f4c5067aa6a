import Domain
import Store
import Testing
import Web

@testable import Portal

@Suite("Giving readings")
struct GiveReadingsTests {
    @Test("What was typed is shown with what it comes to, and taken when it is sent again")
    func taken() async throws {
        let site = try await TestSite()
        var steps = try await SubmittingSteps(site)
        let typed = [SubmittingSteps.electricity: "5245,30"]
        let shown = try await steps.check(typed)
        #expect(shown.status == 200)
        // 46.45 kWh × 16.71, the level's price with tax, in 16 days.
        #expect(shown.body.contains("46,45\u{A0}кВт·сағ, 16 күнде"))
        #expect(shown.body.contains("776,18\u{A0}₸"))
        #expect(await steps.receipts() == [])

        let sent = try await steps.send(typed, after: shown)
        #expect(sent.status == 303 && sent.location == GivenReadingsPage().address)
        let receipt = try #require(await steps.receipts().first)
        #expect(receipt.month == "2019-10")
        let given = await steps.browser.get(GivenReadingsPage()).body
        #expect(given.contains("5\u{A0}245,3 (16.10.2019)") && given.contains("12:00, UTC+6"))

        let account = await steps.browser.get(AccountPage(slug: TestSite.ownSlug)).body
        #expect(account.contains("5\u{A0}245,3 (16.10.2019)") && account.contains("Қабылданды"))

        let letter = try #require(try await site.letters(to: TestSite.owner).last { $0.kind == .readingsTaken })
        #expect(letter.text.contains(receipt.text) && letter.text.contains("4900621"))
        #expect(letter.text.contains("30.10.2019, 23:59"))
    }

    @Test("The same reading again has the same receipt; another one takes its place until the last day")
    func again() async throws {
        let site = try await TestSite()
        var steps = try await SubmittingSteps(site)
        _ = try await steps.give([SubmittingSteps.electricity: "5245,30"])
        let first = await steps.receipts()
        #expect(first.count == 1)
        // Blanks and a point make no other number.
        _ = try await steps.give([SubmittingSteps.electricity: " 5 245.3 "])
        #expect(await steps.receipts() == first)

        _ = try await steps.give([SubmittingSteps.electricity: "5246"])
        #expect(await steps.receipts().count == 2)
        let page = await steps.browser.get(GivenReadingsPage()).body
        #expect(page.contains("Орнына басқасы берілді."))

        // After the last day it counts for the next month, and the one before stays.
        site.clock.advance(days: 15)
        steps.day = "31.10.2019"
        _ = try await steps.give([SubmittingSteps.electricity: "5290"])
        let states = try await site.states()
        #expect(states == ["2019-10 5245.3 replaced", "2019-10 5246 received", "2019-11 5290 received"])
    }

    @Test("What passes is taken; what fails is shown again as it was typed, with what to do")
    func mixed() async throws {
        let site = try await TestSite()
        var steps = try await SubmittingSteps(site)
        let typed = [
            SubmittingSteps.electricity: "5245,30", SubmittingSteps.hotWater: "26x", SubmittingSteps.coldWater: "230",
        ]
        let shown = try await steps.check(typed)
        #expect(shown.body.contains("value=\"26x\"") && shown.body.contains("value=\"230\""))
        let sent = try await steps.send(typed, after: shown)
        #expect(sent.status == 422)
        #expect(sent.body.contains("value=\"26x\"") && !sent.body.contains("value=\"5245,30\""))
        #expect(sent.body.contains("href=\"#\(SubmittingSteps.hotWater)-total\""))
        #expect(sent.body.contains("(236,04, 30.09.2019)"))
        #expect(try await site.states() == ["2019-10 5245.3 received"])
    }

    @Test("What its sender has not seen like this is not taken")
    func unseen() async throws {
        let site = try await TestSite()
        var steps = try await SubmittingSteps(site)
        let shown = try await steps.check([SubmittingSteps.electricity: "5245,30"])
        let sent = try await steps.send([SubmittingSteps.electricity: "5254,30"], after: shown)
        #expect(sent.status == 200 && sent.body.contains("55,45"))
        #expect(try await site.states() == [])
    }

    @Test("Far more than usual is asked, and taken once it is confirmed; more than ever is held")
    func unusual() async throws {
        let site = try await TestSite()
        var steps = try await SubmittingSteps(site)
        let high = [SubmittingSteps.electricity: "5330"]
        let asked = try await steps.check(high)
        #expect(asked.body.contains("id=\"\(SubmittingSteps.electricity)-sure\""))
        let again = try await steps.send(high, after: asked)
        #expect(again.status == 200)
        #expect(try await site.states() == [])
        let sure = try await steps.send(high, after: again, sure: [SubmittingSteps.electricity])
        #expect(sure.status == 303)

        let beyond = [SubmittingSteps.coldWater: "336"]
        let sent = try await steps.give(beyond)
        #expect(sent.status == 303)
        #expect(try await site.states() == ["2019-10 336 held", "2019-10 5330 received"])
        #expect(await steps.browser.get(GivenReadingsPage()).body.contains("Оператор қарап жатыр"))
    }

    @Test("Outside the days for it the page says when they begin")
    func closed() async throws {
        let site = try await TestSite()
        site.clock.advance(days: 20)
        var steps = try await SubmittingSteps(site)
        let page = await steps.browser.get(ReadingsPage())
        #expect(page.body.contains("Қабылдау басталатын күн: 20.11.2019."))
        #expect(!page.body.contains("name=\"day\""))
        steps.day = "05.11.2019"
        let sent = try await steps.give([SubmittingSteps.electricity: "5290"])
        #expect(sent.status == 200)
        #expect(try await site.states() == [])
    }

    @Test("A helper gives readings only with that right, and the holder sees it")
    func helpers() async throws {
        let site = try await TestSite()
        let steps = HelperSteps(site: site)
        var (viewer, _) = try await steps.help()
        #expect(await !viewer.get(ReadingsPage()).body.contains("CU461577"))

        let other = try await TestSite()
        var (helper, account) = try await HelperSteps(site: other).help(others: ["readings": "yes"])
        let slug = try #require(account.split(separator: "/").last)
        #expect(await helper.get(ReadingsPage()).body.contains("CU461577"))
        let field = SubmittingSteps.electricity.replacing(TestSite.ownSlug.text, with: slug) + "-total"
        let fields = ["day": "16.10.2019", field: "5245,3"]
        let shown = try await helper.submit(fields, to: GiveReadings().address, shownOn: ReadingsPage().address)
        let seen = try shown.hiddenFields()["seen"] ?? ""
        let sent = try await helper.submit(
            fields.merging(["seen": seen]) { $1 }, to: GiveReadings().address, shownOn: ReadingsPage().address)
        #expect(sent.status == 303)
        #expect(try await other.states() == ["2019-10 5245.3 received"])
    }

    @Test("Two people at once: both have a receipt, and one reading stands")
    func atOnce() async throws {
        let site = try await TestSite()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<8 {
                group.addTask {
                    var steps = try await SubmittingSteps(site)
                    return try await steps.give([SubmittingSteps.electricity: "\(5245 + number)"]).status
                }
            }
            for try await status in group { #expect(status == 303) }
        }
        let states = try await site.states()
        #expect(states.count == 8)
        #expect(states.filter { $0.hasSuffix("received") }.count == 1)
    }
}

extension TestSite {
    /// Of all readings that were given: month, values and state, in this order.
    func states() async throws -> [String] {
        let given = try await database.read { connection in
            try connection.rows("SELECT receipt FROM submission") { $0.text(0) }.compactMap(ReceiptNumber.init)
                .compactMap { try Operator(connection).reading($0)?.submission }
        }
        return given.map { given in
            let values = given.values.map(\.value.canonical).joined(separator: "/")
            return given.month.iso + " " + values + " " + given.state.rawValue
        }.sorted()
    }
}
