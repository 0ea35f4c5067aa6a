import Domain
import Store
import Testing

@testable import Portal

/// The owner lets the stranger see 4900621.
@Suite("Helpers")
struct HelperTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    private func signedIn(_ email: String) async throws -> TestBrowser { try await TestBrowser(site, as: email) }

    private func send(
        _ page: some Endpoint, _ fields: [String: String] = [:], by browser: inout TestBrowser
    ) async throws -> TestBrowser.Answer {
        try await send(page.address, fields, by: &browser)
    }

    private func send(
        _ address: String, _ fields: [String: String] = [:], by browser: inout TestBrowser
    ) async throws -> TestBrowser.Answer {
        let token = try await browser.get(LinkedAccountsPage()).formToken()
        return await browser.post(address, fields.merging(["form_token": token]) { $1 })
    }

    private func invite(_ email: String = TestSite.stranger, until day: String = "") async throws -> String {
        var owner = try await signedIn(TestSite.owner)
        let answer = try await send(
            HelpersPage(slug: TestSite.ownSlug), ["email": email, "until": day], by: &owner)
        try #require(answer.status == 303)
        return try await site.link(.helperInvitation, to: email)
    }

    /// - Returns: the helper, and the page that the helper is led to.
    private func help(until day: String = "") async throws -> (helper: TestBrowser, account: String) {
        let link = try await invite(until: day)
        var helper = try await signedIn(TestSite.stranger)
        #expect(await helper.get(link).status == 200)
        let account = try #require(try await send(link, by: &helper).location)
        return (helper, account)
    }

    @Test("An invited helper sees the account, its bills and its statement, and manages nothing")
    func sees() async throws {
        var (helper, account) = try await help()
        for page in ["", "/bills", "/bills/2019-09", "/bills/2019-09.pdf", "/payments", "/services/electricity"] {
            #expect(await helper.get(account + page).status == 200, "\(page)")
        }
        #expect(await helper.get(AccountsPage()).body.contains("4900621"))
        let slug = try #require(AccountSlug(String(account.dropFirst("/accounts/".count))))
        #expect(await helper.get(AccountSettingsPage(slug: slug)).status == 404)
        #expect(await helper.get(HelpersPage(slug: slug)).status == 404)
        #expect(await helper.get(RemoveAccountPage(slug: slug)).status == 404)
        #expect(try await send(RemoveAccountPage(slug: slug), by: &helper).status == 404)
        #expect(try await send(HelpersPage(slug: slug), ["email": "c@d.kz"], by: &helper).status == 404)
        // The owner's own name of the account is useless to the helper.
        #expect(await helper.get(AccountPage(slug: TestSite.ownSlug)).status == 404)
        #expect(try await site.letters(to: TestSite.owner).map(\.kind) == [.helperAccepted])
    }

    @Test("The holder sees each visit of the helper")
    func uses() async throws {
        var (helper, account) = try await help()
        _ = await helper.get(account)
        site.clock.advance(seconds: 600)
        _ = await helper.get(account + "/bills")
        var owner = try await signedIn(TestSite.owner)
        let body = await owner.get(HelpersPage(slug: TestSite.ownSlug)).body
        #expect(body.contains(TestSite.stranger))
        #expect(body.contains(", 12:10"))
        #expect(!body.contains(", 12:00"))
    }

    @Test("The access ends after its last day")
    func lastDay() async throws {
        var (helper, account) = try await help(until: "17.10.2019")
        #expect(await helper.get(account).status == 200)
        site.clock.advance(days: 1)
        #expect(await helper.get(account).status == 200)
        site.clock.advance(days: 1)
        #expect(await helper.get(account).status == 404)
        #expect(await helper.get(account + "/bills/2019-09.pdf").status == 404)
        #expect(await !helper.get(AccountsPage()).body.contains("4900621"))
    }

    @Test("The holder ends it, and the helper ends it")
    func ended() async throws {
        for email in [TestSite.owner, TestSite.stranger] {
            var (helper, account) = try await help()
            let access = try await site.database.read { connection in
                try connection.row("SELECT id FROM helper_access WHERE ended_at IS NULL", []) { $0.int(0) }
            }
            var browser = try await signedIn(email)
            let ending = EndHelp(access: HelperAccessID(stored: try #require(access)))
            #expect(try await send(ending, by: &browser).status == 303)
            #expect(await helper.get(account).status == 404)
            site.clock.advance(seconds: 60)
        }
        #expect(try await site.letters(to: TestSite.owner).count { $0.kind == .helperEnded } == 1)
    }

    @Test("Somebody else cannot end it")
    func notByOthers() async throws {
        try await site.database.write { connection in
            let hash = try connection.row("SELECT password FROM customer", []) { $0.text(0) }
            try Operator(connection).addCustomer(
                email: "third@kabinet.example", password: hash ?? "", accounts: [], now: Timestamp(seconds: 1))
        }
        var (helper, account) = try await help()
        let access = try await site.database.read { try $0.row("SELECT id FROM helper_access", []) { $0.int(0) } }
        var third = try await signedIn("third@kabinet.example")
        _ = try await send(EndHelp(access: HelperAccessID(stored: try #require(access))), by: &third)
        #expect(await helper.get(account).status == 200)
    }

    @Test("When the payer has changed, or the holder has removed the account, the helper sees nothing")
    func holderGone() async throws {
        var (helper, account) = try await help()
        try await site.database.publish { connection in
            try connection.execute("UPDATE account SET payer = 'ЖАҢА ИЕСІ' WHERE account = '4900621'", [])
        }
        #expect(await helper.get(account).status == 404)
        try await site.database.publish { connection in
            try connection.execute("UPDATE account SET payer = 'ҮЛГІ АБОНЕНТ' WHERE account = '4900621'", [])
        }
        #expect(await helper.get(account).status == 200)
        var owner = try await signedIn(TestSite.owner)
        _ = try await send(RemoveAccountPage(slug: TestSite.ownSlug), by: &owner)
        #expect(await helper.get(account).status == 404)
    }

    @Test("A link works once, for the invited e-mail, for seven days")
    func link() async throws {
        let link = try await invite()
        var other = try await signedIn(TestSite.owner)
        #expect(await other.get(link).status == 403)
        _ = try await send(link, by: &other)
        var helper = try await signedIn(TestSite.stranger)
        #expect(try await send(link, by: &helper).location?.hasPrefix("/accounts/") == true)
        #expect(try await send(link, by: &helper).location == link.split(separator: "?").first.map(String.init))
        #expect(await helper.get(link).status == 410)
        #expect(await helper.get("/helper/" + String(repeating: "0", count: 64)).status == 410)

        let late = try await invite()
        site.clock.advance(seconds: 7 * 24 * 3600)
        var lateHelper = try await signedIn(TestSite.stranger)
        #expect(await lateHelper.get(late).status == 410)
    }

    @Test("A visitor signs in first, and returns to the invitation")
    func visitor() async throws {
        let link = try await invite()
        var visitor = TestBrowser(site)
        let answer = await visitor.get(link)
        #expect(answer.status == 303)
        #expect(answer.location?.hasPrefix("/sign-in?next=%2Fhelper%2F") == true)
    }

    @Test(
        "A wrong e-mail or day is named at its field",
        arguments: [
            ("", "", "email-error"), ("x", "", "email-error"), (TestSite.owner, "", "email-error"),
            ("c@d.kz", "көктем", "until-error"), ("c@d.kz", "15.10.2019", "until-error"),
        ])
    func invalid(email: String, day: String, error: String) async throws {
        var owner = try await signedIn(TestSite.owner)
        let answer = try await send(
            HelpersPage(slug: TestSite.ownSlug), ["email": email, "until": day], by: &owner)
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"\(error)\""))
        #expect(try await site.letters(to: email).isEmpty)
    }
}
