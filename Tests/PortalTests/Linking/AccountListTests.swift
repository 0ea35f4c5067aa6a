import Domain
import Store
import Testing

@testable import Portal

@Suite("The list of accounts")
struct AccountListTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    private func owner() async throws -> TestBrowser { try await TestBrowser(site, as: TestSite.owner) }

    private func send(
        _ page: some Endpoint, _ fields: [String: String], by browser: inout TestBrowser
    ) async throws -> TestBrowser.Answer {
        try await browser.submit(fields, to: page.address, shownOn: LinkedAccountsPage().address)
    }

    /// The account numbers in the order in which a page has them.
    private func order(_ body: String) -> [String] {
        ["4900621", "4900835"].compactMap { number in body.firstRange(of: number).map { (number, $0.lowerBound) } }
            .sorted { $0.1 < $1.1 }.map(\.0)
    }

    @Test("A name of one's own is shown instead of the address, as text")
    func named() async throws {
        var browser = try await owner()
        let answer = try await send(
            AccountSettingsPage(slug: TestSite.ownSlug), ["name": " Ата-анам <3 "], by: &browser)
        #expect(answer.location == LinkedAccountsPage().address)
        #expect(await browser.get(AccountsPage()).body.contains("Ата-анам &lt;3</a>"))
        _ = try await send(AccountSettingsPage(slug: TestSite.ownSlug), ["name": " "], by: &browser)
        #expect(await !browser.get(AccountsPage()).body.contains("Ата-анам"))
    }

    @Test("A name that is too long is refused, and stays in the form")
    func longName() async throws {
        var browser = try await owner()
        let name = String(repeating: "ү", count: 61)
        let answer = try await send(AccountSettingsPage(slug: TestSite.ownSlug), ["name": name], by: &browser)
        #expect(answer.status == 422)
        #expect(answer.body.contains(name))
    }

    @Test("Is moved up and down")
    func moved() async throws {
        var browser = try await owner()
        #expect(order(await browser.get(AccountsPage()).body) == ["4900621", "4900835"])
        _ = try await send(MoveAccount(), ["account": TestSite.longSlug.text, "to": "up"], by: &browser)
        #expect(order(await browser.get(AccountsPage()).body) == ["4900835", "4900621"])
        _ = try await send(MoveAccount(), ["account": TestSite.longSlug.text, "to": "up"], by: &browser)
        #expect(order(await browser.get(AccountsPage()).body) == ["4900835", "4900621"])
        _ = try await send(MoveAccount(), ["account": TestSite.longSlug.text, "to": "down"], by: &browser)
        #expect(order(await browser.get(AccountsPage()).body) == ["4900621", "4900835"])
    }

    @Test("A hidden account is folded at the end, and can still be opened")
    func hidden() async throws {
        var browser = try await owner()
        _ = try await send(AccountSettingsPage(slug: TestSite.ownSlug), ["name": "", "hidden": "yes"], by: &browser)
        let body = await browser.get(AccountsPage()).body
        #expect(order(body) == ["4900835", "4900621"])
        #expect(body.contains("<details class=\"choice\">"))
        #expect(await browser.get(AccountPage(slug: TestSite.ownSlug)).status == 200)
    }

    @Test("A removed account is gone from the list, with its helpers; it can be linked again")
    func removed() async throws {
        var browser = try await owner()
        #expect(await browser.get(RemoveAccountPage(slug: TestSite.ownSlug)).status == 200)
        #expect(order(await browser.get(AccountsPage()).body).contains("4900621"))
        _ = try await send(RemoveAccountPage(slug: TestSite.ownSlug), [:], by: &browser)
        #expect(order(await browser.get(AccountsPage()).body) == ["4900835"])
        #expect(await browser.get(AccountPage(slug: TestSite.ownSlug)).status == 404)
    }

    @Test("The chosen account opens after signing in, until its payer changes")
    func opensFirst() async throws {
        var browser = try await owner()
        for slug in [TestSite.ownSlug, TestSite.longSlug] {
            _ = try await send(AccountSettingsPage(slug: slug), ["name": "", "first": "yes"], by: &browser)
        }
        var other = TestBrowser(site)
        #expect(try await other.signIn(TestSite.owner).location == AccountPage(slug: TestSite.longSlug).address)
        let next = AccountsPage().address
        #expect(try await other.signIn(TestSite.owner, next: next).location == next)
        try await site.database.publish { connection in
            try connection.execute("UPDATE account SET payer = 'ЖАҢА ИЕСІ'", [])
        }
        #expect(try await other.signIn(TestSite.owner).location == next)
    }

    @Test("Who else holds the account is shown, masked")
    func otherHolders() async throws {
        var browser = try await owner()
        #expect(await !browser.get(AccountSettingsPage(slug: TestSite.ownSlug)).body.contains("kabinet.example."))
        try await site.database.write { connection in
            try Operator(connection).addCustomer(
                email: "third@kabinet.example", password: "", accounts: [AccountNumber("4900621")!],
                now: Timestamp(seconds: 1))
        }
        let body = await browser.get(AccountSettingsPage(slug: TestSite.ownSlug)).body
        #expect(body.contains("t…@kabinet.example"))
        #expect(!body.contains("third"))
    }

    @Test("Without an account the pages lead to linking one")
    func none() async throws {
        try await site.database.write { connection in
            try connection.execute("DELETE FROM account_link", [])
        }
        var browser = try await owner()
        for page in [StartPage().address, AccountsPage().address, LinkedAccountsPage().address] {
            #expect(await browser.get(page).body.contains("href=\"/settings/accounts/add\""))
        }
    }
}
