import Domain
import Store
import Testing
import Web

@testable import Portal

/// A batch brings another payer of 4900621: the new household's bills are not the old one's business.
@Suite("A new payer of an account")
struct PayerChangeTests {
    private static let newPayer = "ЖАҢА ИЕСІ"

    private func site(
        _ payerChange: LinkingRules.PayerChange, to payer: String = newPayer
    ) async throws -> TestSite {
        let site = try await TestSite(linking: LinkingRules(payerChange: payerChange))
        try await publish("next", payer: payer, on: site)
        return site
    }

    /// - Parameter isBilled: whether the latest bill was issued to the new payer.
    private func publish(_ name: String, payer: String, isBilled: Bool = false, on site: TestSite) async throws {
        try await TestSite.publishDemo(on: site.database, now: site.clock.now) { file, text in
            switch file {
            case "accounts.csv": text.replacing("ҮЛГІ АБОНЕНТ", with: payer)
            case "bills.csv": isBilled ? PayerChangeTests.billed(to: payer, text) : text
            case "manifest.json": text.replacing("demo-2019-10-16", with: "demo-2019-10-16-\(name)")
            default: text
            }
        }
    }

    @Test("A bill that is dated anew stays the former household's")
    func dated() async throws {
        let site = try await site(.confirm)
        try await TestSite.publishDemo(on: site.database, now: site.clock.now) { file, text in
            switch file {
            case "accounts.csv": text.replacing("ҮЛГІ АБОНЕНТ", with: PayerChangeTests.newPayer)
            case "bills.csv": text.replacing("4900621,2019-09,2019-10-05,", with: "4900621,2019-09,2019-10-12,")
            case "manifest.json": text.replacing("demo-2019-10-16", with: "demo-2019-10-16-dated")
            default: text
            }
        }
        #expect(try await site.count("bill_version WHERE account = '4900621'") == 1)
        var browser = try await TestBrowser(site, as: TestSite.stranger)
        #expect(try await prove(sum: try await sum(on: site), by: &browser).status == 422)
    }

    private static func billed(to payer: String, _ bills: String) -> String {
        bills.split(separator: "\n").map { line in
            if line.hasPrefix("account,") { return line + ",payer\n" }
            return line + (line.hasPrefix("4900621,2019-09,") ? ",\(payer)\n" : ",\n")
        }.joined()
    }

    private func sum(on site: TestSite) async throws -> String {
        try await site.database.read { connection in
            let visitor = Operator(connection)
            let account = Account(number: AccountNumber("4900621")!, payer: "", address: "", residents: 1)
            let bill = try visitor.readable(account, visitor.catalogue()!).latestBill()
            return try #require(bill).totals.toPay.formatted(in: .kk)
        }
    }

    private func prove(
        meter: String = "", sum: String = "", by browser: inout TestBrowser
    ) async throws -> TestBrowser.Answer {
        try await browser.submit(["number": "4900621", "meter": meter, "sum": sum], to: AddAccountPage().address)
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
        #expect(!form.body.contains("name=\"meter\""))
        #expect(form.body.contains("Жаңа төлеушінің атына берілген түбіртекпен"))

        try await publish("billed", payer: PayerChangeTests.newPayer, isBilled: true, on: site)
        let fields = ["number": "4900621", "sum": try await sum(on: site), "form_token": try form.formToken()]
        let answer = await browser.post(AddAccountPage().address, fields)
        #expect(answer.location == AccountSettingsPage(slug: TestSite.ownSlug, isNew: true).address)
        #expect(await browser.get(AccountPage(slug: TestSite.ownSlug)).body.contains("ЖАҢА ИЕСІ"))
    }

    @Test("What the former household knows proves nothing any more, not from a new sign-in either")
    func former() async throws {
        let site = try await site(.confirm)
        for email in [TestSite.owner, TestSite.stranger] {
            var browser = try await TestBrowser(site, as: email)
            #expect(try await prove(meter: "CU461577", by: &browser).status == 422)
            #expect(try await prove(sum: try await sum(on: site), by: &browser).status == 422)
            #expect(try await prove(meter: "CU461577", sum: try await sum(on: site), by: &browser).status == 422)
            #expect(await browser.get(AddAccountPage()).body.contains("санауыш нөмірі жарамайды"))
        }
    }

    @Test("A bill to the new household lets it in; the meter's number alone still does not")
    func newHousehold() async throws {
        let site = try await site(.confirm)
        try await publish("billed", payer: PayerChangeTests.newPayer, isBilled: true, on: site)
        var browser = try await TestBrowser(site, as: TestSite.stranger)
        #expect(try await prove(meter: "CU461577", by: &browser).status == 422)
        #expect(try await prove(sum: try await sum(on: site), by: &browser).status == 303)
    }

    @Test("Whom the holder let see the earlier payer's account does not see the new one's")
    func helpers() async throws {
        let site = try await TestSite()
        let (_, account) = try await HelperSteps(site: site).help()
        try await publish("billed", payer: PayerChangeTests.newPayer, isBilled: true, on: site)
        var holder = try await TestBrowser(site, as: TestSite.owner)
        #expect(try await prove(sum: try await sum(on: site), by: &holder).status == 303)
        #expect(await holder.get(AccountPage(slug: TestSite.ownSlug)).status == 200)
        var helper = try await TestBrowser(site, as: TestSite.stranger)
        #expect(await helper.get(account).status == 404)
        #expect(try await site.count("helper_access WHERE ended_at IS NULL") == 0)
    }

    @Test("A name that is only written anew makes no other payer: what proved the account proves it again")
    func written() async throws {
        let site = try await site(.confirm, to: "Үлгі  абонент")
        var browser = try await TestBrowser(site, as: TestSite.owner)
        #expect(await browser.get(AccountPage(slug: TestSite.ownSlug)).status == 404)
        #expect(try await prove(sum: try await sum(on: site), by: &browser).status == 303)
        var other = try await TestBrowser(site, as: TestSite.stranger)
        #expect(try await prove(meter: "CU461577", by: &other).status == 303)
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
