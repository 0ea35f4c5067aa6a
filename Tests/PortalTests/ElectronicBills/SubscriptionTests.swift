import Domain
import Foundation
import Store
import Testing
import Web

@testable import Portal

@Suite("Subscribing to the bill by e-mail")
struct SubscriptionTests {
    private let page = SubscriptionPage(slug: TestSite.ownSlug)

    private func rows(_ site: TestSite) async throws -> [String] {
        try await site.database.read { connection in
            try connection.rows("SELECT account, instead_of_paper, ended_at FROM ebill_subscription", []) { row in
                "\(row.text(0)) \(row.int(1))" + (row.isNull(2) ? "" : " ended")
            }
        }
    }

    @Test("A customer subscribes, reads so on the pages, ends it and subscribes again")
    func subscribe() async throws {
        let site = try await TestSite()
        var browser = try await TestBrowser(site, as: TestSite.owner)
        #expect(await browser.get(StartPage()).body.contains(SubscriptionsPage().address))
        #expect(await browser.get(SettingsPage()).body.contains(SubscriptionsPage().address))
        #expect(await browser.get(SubscriptionsPage()).body.contains(page.address))
        #expect(await browser.get(BillsPage(slug: TestSite.ownSlug)).body.contains(page.address))
        let offer = await browser.get(page).body
        #expect(offer.contains(TestSite.owner) && offer.contains("Қағаз түбіртек бұрынғыдай келеді"))

        let answer = try await browser.fill(page)
        #expect(answer.status == 303)
        #expect(await browser.get(try #require(answer.location)).body.contains("Жазылдыңыз"))
        #expect(try await rows(site) == ["4900621 0"])
        #expect(await browser.get(SubscriptionsPage()).body.contains("Түбіртек хатпен келеді"))
        let bills = await browser.get(BillsPage(slug: TestSite.ownSlug)).body
        #expect(bills.contains("Түбіртектер \(TestSite.owner) мекенжайына да келеді"))

        let end = try await browser.press(EndSubscription(slug: TestSite.ownSlug), on: page)
        #expect(await browser.get(try #require(end.location)).body.contains("Жазылым тоқтатылды"))
        #expect(try await rows(site) == ["4900621 0 ended"])
        #expect(await browser.get(page).body.contains("Жазылым 16.10.2019 күні тоқтатылған"))
        _ = try await browser.fill(page)
        #expect(try await rows(site) == ["4900621 0"])
    }

    @Test("Paper is asked about only if the operator offers the choice", arguments: PaperBills.allCases)
    func paper(bills: PaperBills) async throws {
        let site = try await TestSite(paperBills: bills)
        var browser = try await TestBrowser(site, as: TestSite.owner)
        #expect(await browser.get(page).body.contains("name=\"instead\"") == (bills == .choice))
        _ = try await browser.fill(page, ["instead": "yes"])
        #expect(try await rows(site) == ["4900621 \(bills == .choice ? 1 : 0)"])
        // The form of a subscription changes only the choice.
        let saved = try await browser.submit([:], to: page.address)
        #expect(saved.location == SubscriptionPage(slug: TestSite.ownSlug, done: .saved).address)
        #expect(try await rows(site) == ["4900621 0"])
    }

    @Test("Right after linking an account its bill by e-mail is offered")
    func afterLinking() async throws {
        var browser = try await TestBrowser.owner
        let new = AccountSettingsPage(slug: TestSite.ownSlug, isNew: true)
        let shown = await browser.get(new).body
        #expect(shown.components(separatedBy: page.address).count == 3)
        #expect(shown.contains("Жазылсаңыз"))
    }

    @Test("A helper sees no offer")
    func helper() async throws {
        let site = try await TestSite()
        var browser = try await TestBrowser(site, as: TestSite.owner)
        let invitation = ["email": TestSite.stranger, "until": ""]
        _ = try await browser.fill(HelpersPage(slug: TestSite.ownSlug), invitation)
        var helper = try await TestBrowser(site, as: TestSite.stranger)
        let steps = HelperSteps(site: site)
        let shown = await helper.get(try await site.link(.helperInvitation, to: TestSite.stranger))
        let accepted = try await steps.send(try #require(steps.buttons(shown.body).first), by: &helper)
        let bills = try #require(accepted.location) + "/bills"
        let page = await helper.get(bills)
        #expect(page.status == 200)
        #expect(!page.body.contains("/settings/accounts/"))
    }

    @Test("With another payer the subscription is over, and the account must be confirmed before the next one")
    func payerChanged() async throws {
        let site = try await TestSite()
        var browser = try await TestBrowser(site, as: TestSite.owner)
        _ = try await browser.fill(page)
        try await site.database.publish { connection in
            try connection.execute("UPDATE account SET payer = 'ЖАҢА ИЕСІ' WHERE account = '4900621'")
        }
        #expect(await browser.get(page).body.contains("төлеушісі өзгерді"))
        #expect(await browser.get(SubscriptionsPage()).body.contains("Түбіртек хатпен келмейді"))
        let answer = try await browser.submit([:], to: page.address, shownOn: SettingsPage().address)
        #expect(answer.location == page.address)
        #expect(!(await browser.get(page).body.contains("Жазылдыңыз")))
        // Proved again, it is offered anew.
        try await site.database.write { connection in
            try connection.execute("UPDATE account_link SET payer = 'ЖАҢА ИЕСІ' WHERE account = '4900621'")
        }
        #expect(await browser.get(page).body.contains("Жазылсаңыз"))
    }
}
