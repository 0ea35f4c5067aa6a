import Domain
import Store
import TestDatabases
import Testing
import Web

@testable import Portal

@Suite("Helpers")
struct HelperTests {
    private let steps: HelperSteps

    init() async throws {
        steps = HelperSteps(site: try await TestSite())
    }

    @Test("An invited helper sees the account under a name of its own, and its holder is told")
    func sees() async throws {
        var (helper, account) = try await steps.help()
        #expect(await helper.get(account).status == 200)
        #expect(await helper.get(AccountsPage()).body.contains("4900621"))
        #expect(await helper.get(LinkedAccountsPage()).body.contains("4900621"))
        // The owner's own name of the account is useless to the helper.
        #expect(await helper.get(AccountPage(slug: TestSite.ownSlug)).status == 404)
        let letters = try await steps.site.letters(to: TestSite.owner)
        #expect(Set(letters.map(\.kind)) == [.helperInvited, .helperAccepted] && letters.count == 2)
    }

    @Test("The holder sees each session in which the helper looked, with its last time")
    func uses() async throws {
        var (helper, account) = try await steps.help()
        _ = await helper.get(account)
        steps.site.clock.advance(seconds: 600)
        _ = await helper.get(account + "/bills")
        var again = try await steps.signedIn(TestSite.stranger)
        steps.site.clock.advance(seconds: 600)
        _ = await again.get(account)
        var owner = try await steps.signedIn(TestSite.owner)
        let body = await owner.get(HelpersPage(slug: TestSite.ownSlug)).body
        #expect(body.contains(TestSite.stranger))
        #expect(body.contains("Қараған уақыттары: 2"))
        #expect(body.contains(", 12:10"))
        #expect(body.contains(", 12:20"))
    }

    @Test("Nothing is shown to a helper if its trace cannot be written")
    func noTrace() async throws {
        var (helper, account) = try await steps.help()
        steps.site.clock.advance(seconds: 600)
        try await TestDatabase.changeTable("DROP TABLE helper_use", of: steps.site.database)
        let answer = await helper.get(account)
        #expect(answer.status == 500)
        #expect(!answer.body.contains("4900621"))
    }

    @Test("The access ends after its last day")
    func lastDay() async throws {
        var (helper, account) = try await steps.help(until: "17.10.2019")
        #expect(await helper.get(account).status == 200)
        steps.site.clock.advance(days: 1)
        #expect(await helper.get(account).status == 200)
        steps.site.clock.advance(days: 1)
        #expect(await helper.get(account).status == 404)
        #expect(await !helper.get(AccountsPage()).body.contains("4900621"))
    }

    @Test("The holder ends it, and the helper ends it; the other one is told", arguments: [true, false])
    func ended(byHolder: Bool) async throws {
        var (helper, account) = try await steps.help()
        var owner = try await steps.signedIn(TestSite.owner)
        let page = await owner.get(HelpersPage(slug: TestSite.ownSlug))
        if byHolder {
            let end = try #require(steps.buttons(page.body).first)
            #expect(try await steps.send(end, by: &owner).location == HelpersPage(slug: TestSite.ownSlug).address)
        } else {
            let end = try #require(steps.buttons(await helper.get(LinkedAccountsPage()).body).first)
            #expect(try await steps.send(end, by: &helper).location == LinkedAccountsPage().address)
        }
        #expect(await helper.get(account).status == 404)
        let told = try await steps.site.letters(to: byHolder ? TestSite.stranger : TestSite.owner)
        let letter = try #require(told.first { $0.kind == (byHolder ? .helpEnded : .helperEnded) })
        #expect(letter.text.contains(byHolder ? TestSite.owner : TestSite.stranger))
        #expect(await owner.get(HelpersPage(slug: TestSite.ownSlug)).body.contains("Көмек аяқталды"))
    }

    @Test("Somebody else cannot end it, nor accept an invitation to another")
    func notByOthers() async throws {
        try await steps.site.database.write { connection in
            try Operator(connection).addCustomer(
                email: "third@kabinet.example", password: "", accounts: [], now: Timestamp(seconds: 1))
        }
        var third = try await steps.signedIn("third@kabinet.example")
        let link = try await steps.invite()
        var helper = try await steps.signedIn(TestSite.stranger)
        let (accept, end) = try steps.twoButtons(await helper.get(link).body)
        #expect(await third.get(link).status == 403)
        for button in [accept, end] {
            #expect(try await steps.send(button, by: &third).location == LinkedAccountsPage().address)
        }
        #expect(await !third.get(AccountsPage()).body.contains("4900621"))
        let account = try #require(try await steps.send(accept, by: &helper).location)
        _ = try await steps.send(end, by: &third)
        #expect(await helper.get(account).status == 200)
    }

    @Test("When the holder has removed the account, the helper sees nothing and is told")
    func removed() async throws {
        var (helper, account) = try await steps.help()
        var owner = try await steps.signedIn(TestSite.owner)
        _ = try await steps.send(RemoveAccountPage(slug: TestSite.ownSlug), by: &owner)
        #expect(await helper.get(account).status == 404)
        #expect(try await steps.site.letters(to: TestSite.stranger).contains { $0.kind == .helpEnded })
    }
}
