import Domain
import Store
import Testing
import Web

@testable import Portal

/// A batch brings another payer of 4900621: the new household's bills are not the old one's business.
@Suite("A new payer of an account")
struct PayerChangeTests {
    private func site(_ payerChange: LinkingRules.PayerChange) async throws -> TestSite {
        let site = try await TestSite(linking: LinkingRules(payerChange: payerChange))
        try await TestSite.publishDemo(on: site.database, now: site.clock.now) { file, text in
            switch file {
            case "accounts.csv": text.replacing("ҮЛГІ АБОНЕНТ", with: "ЖАҢА ИЕСІ")
            case "manifest.json": text.replacing("demo-2019-10-16", with: "demo-2019-10-16-next")
            default: text
            }
        }
        return site
    }

    @Test("The account cannot be read until it is proved again, and the new payer is not named")
    func confirmed() async throws {
        let site = try await site(.confirm)
        var browser = try await TestBrowser(site, as: TestSite.owner)
        for page in AccessTests.samples(TestSite.ownSlug)
        where type(of: page).path.text.hasPrefix("/accounts/{account}") {
            #expect(await browser.get(page).status == 404, "\(type(of: page).path.text)")
        }
        let settings = AccountSettingsPage(slug: TestSite.ownSlug)
        for page in [StartPage(), AccountsPage(), LinkedAccountsPage(), settings] as [any Endpoint] {
            let body = await browser.get(page).body
            #expect(body.contains("4900621"))
            #expect(body.contains("төлеушісі өзгерді"))
            #expect(!body.contains("ЖАҢА"))
        }
        #expect(
            await !browser.get(AccountsPage()).body.contains("href=\"\(AccountPage(slug: TestSite.ownSlug).address)\""))

        let form = await browser.get(settings)
        #expect(form.body.contains("<input type=\"hidden\" name=\"number\" value=\"4900621\">"))
        let fields = ["number": "4900621", "meter": "CU461577", "sum": "", "form_token": try form.formToken()]
        let answer = await browser.post(AddAccountPage().address, fields)
        #expect(answer.location == AccountSettingsPage(slug: TestSite.ownSlug, isNew: true).address)
        #expect(await browser.get(AccountPage(slug: TestSite.ownSlug)).body.contains("ЖАҢА ИЕСІ"))
    }

    @Test("Or the account leaves the list, as the operator wishes")
    func ended() async throws {
        let site = try await site(.end)
        var browser = try await TestBrowser(site, as: TestSite.owner)
        for page in [StartPage(), AccountsPage(), LinkedAccountsPage()] as [any Endpoint] {
            let body = await browser.get(page).body
            #expect(!body.contains("4900621"))
            #expect(body.contains("4900835"))
        }
        #expect(await browser.get(AccountPage(slug: TestSite.ownSlug)).status == 404)
        let settings = await browser.get(AccountSettingsPage(slug: TestSite.ownSlug)).body
        #expect(!settings.contains("name=\"meter\""))
    }

    @Test("An account that has left the list is not in the way of those that are moved")
    func moved() async throws {
        let site = try await site(.end)
        var browser = try await TestBrowser(site, as: TestSite.owner)
        let fields = ["number": "4900999", "meter": "ZZ000999"]
        _ = try await browser.submit(fields, to: AddAccountPage().address)
        for step in ["up", "down"] {
            let move = ["account": TestSite.longSlug.text, "to": step]
            _ = try await browser.submit(move, to: MoveAccount().address, shownOn: LinkedAccountsPage().address)
        }
        let body = await browser.get(LinkedAccountsPage()).body
        let (moved, other) = (
            try #require(body.firstRange(of: "4900835")), try #require(body.firstRange(of: "4900999"))
        )
        #expect(other.lowerBound < moved.lowerBound)
    }

    @Test("Somebody else's account stays as it is")
    func others() async throws {
        let site = try await site(.confirm)
        var browser = try await TestBrowser(site, as: TestSite.owner)
        #expect(await browser.get(AccountPage(slug: TestSite.longSlug)).status == 200)
    }

    @Test("A link of the time before payers were stored stays valid")
    func oldLink() async throws {
        let site = try await site(.confirm)
        try await site.database.write { try $0.execute("UPDATE account_link SET payer = NULL", []) }
        var browser = try await TestBrowser(site, as: TestSite.owner)
        #expect(await browser.get(AccountPage(slug: TestSite.ownSlug)).status == 200)
    }
}
