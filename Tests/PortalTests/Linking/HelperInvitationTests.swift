import Domain
import Store
import Testing
import Web

@testable import Portal

@Suite("Invitations of helpers")
struct HelperInvitationTests {
    private let steps: HelperSteps

    init() async throws {
        steps = HelperSteps(site: try await TestSite())
    }

    @Test("An invitation is accepted once, also by two browsers at once, and its link says so")
    func once() async throws {
        let link = try await steps.invite()
        let helper = try await steps.signedIn(TestSite.stranger)
        var reader = helper
        let accept = try steps.twoButtons(await reader.get(link).body).accept
        let locations = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    var browser = helper
                    return try await steps.send(accept, by: &browser).location
                }
            }
            return try await group.reduce(into: []) { $0.append($1 ?? "") }
        }
        #expect(locations.count { $0.hasPrefix("/accounts/") } == 1)
        #expect(locations.count { $0 == LinkedAccountsPage().address } == 1)
        let answer = await reader.get(link)
        #expect(answer.status == 410)
        #expect(answer.body.contains("қабылданған"))
    }

    @Test("An invitation waits for seven days, can be refused, and is withdrawn by its holder")
    func dead() async throws {
        var helper = try await steps.signedIn(TestSite.stranger)
        let late = try await steps.invite()
        let accept = try steps.twoButtons(await helper.get(late).body).accept
        steps.site.clock.advance(seconds: 7 * 24 * 3600)
        helper = try await steps.signedIn(TestSite.stranger)
        #expect(await helper.get(late).status == 410)
        #expect(try await steps.send(accept, by: &helper).location == LinkedAccountsPage().address)

        let refused = try await steps.invite()
        let end = try steps.twoButtons(await helper.get(refused).body).end
        _ = try await steps.send(end, by: &helper)
        #expect(await helper.get(refused).status == 404)
        let letters = try await steps.site.kinds(of: TestSite.owner)
        #expect(letters.filter { $0 != .helperInvited } == [.helperEnded])

        let withdrawn = try await steps.invite()
        var owner = try await steps.signedIn(TestSite.owner)
        let withdraw = try #require(steps.buttons(await owner.get(HelpersPage(slug: TestSite.ownSlug)).body).first)
        _ = try await steps.send(withdraw, by: &owner)
        #expect(await helper.get(withdrawn).status == 404)
        #expect(await helper.get(HelperInvitationPage(link: AccessTests.unknownLink)).status == 404)
        #expect(steps.buttons(await helper.get(AccountsPage()).body) == [])
    }

    @Test("A second invitation replaces one that waits; a helper is not invited again")
    func again() async throws {
        let first = try await steps.invite(until: "20.10.2019")
        var (helper, account) = try await steps.help()
        #expect(await helper.get(first).status == 404)
        #expect(await helper.get(account).status == 200)
        var owner = try await steps.signedIn(TestSite.owner)
        let answer = try await steps.send(
            HelpersPage(slug: TestSite.ownSlug), ["email": TestSite.stranger], by: &owner)
        #expect(answer.status == 422)
    }

    @Test("A visitor learns who invites and how to go on, but not which account; the list shows the invitation")
    func visitor() async throws {
        let link = try await steps.invite()
        var visitor = TestBrowser(steps.site)
        let answer = await visitor.get(link)
        #expect(answer.status == 200)
        #expect(answer.body.contains(TestSite.owner))
        #expect(answer.body.contains("href=\"/sign-in\""))
        #expect(!answer.body.contains("4900621"))
        #expect(!answer.body.contains("Үлгі көшесі 49"))
        _ = try await visitor.signIn(TestSite.stranger)
        for page in [AccountsPage(), StartPage(), LinkedAccountsPage()] as [any Endpoint] {
            #expect(steps.buttons(await visitor.get(page).body).count == 2)
        }
    }

    @Test("At most three letters an hour reach one address, and ten invitations a day leave one customer")
    func limits() async throws {
        var owner = try await steps.signedIn(TestSite.owner)
        for _ in 0..<3 { _ = try await steps.invite() }
        let page = HelpersPage(slug: TestSite.ownSlug)
        #expect(try await steps.send(page, ["email": TestSite.stranger], by: &owner).status == 429)
        #expect(try await steps.site.letters(to: TestSite.stranger).count == 3)
        for number in 0..<7 { _ = try await steps.invite("guest\(number)@kabinet.example") }
        #expect(try await steps.send(page, ["email": "last@kabinet.example"], by: &owner).status == 429)
        #expect(try await steps.site.letters(to: "last@kabinet.example").isEmpty)
    }

    @Test(
        "A wrong e-mail or day is named at its field",
        arguments: [
            ("", "", "email-error"), ("x", "", "email-error"), (TestSite.owner, "", "email-error"),
            ("c@d.kz", "көктем", "until-error"), ("c@d.kz", "15.10.2019", "until-error"),
        ])
    func invalid(email: String, day: String, error: String) async throws {
        var owner = try await steps.signedIn(TestSite.owner)
        let answer = try await steps.send(
            HelpersPage(slug: TestSite.ownSlug), ["email": email, "until": day], by: &owner)
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"\(error)\""))
        #expect(try await steps.site.letters(to: email).isEmpty)
    }
}
