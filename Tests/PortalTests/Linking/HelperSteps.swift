import Domain
import Store
import Testing
import Web

@testable import Portal

/// What the holder and the helper of 4900621 do in tests: the owner lets the stranger see it.
struct HelperSteps: Sendable {
    let site: TestSite

    func signedIn(_ email: String) async throws -> TestBrowser { try await TestBrowser(site, as: email) }

    func send(
        _ page: some Endpoint, _ fields: [String: String] = [:], by browser: inout TestBrowser
    ) async throws -> TestBrowser.Answer {
        try await browser.submit(fields, to: page.address, shownOn: LinkedAccountsPage().address)
    }

    func send(
        _ button: String, by browser: inout TestBrowser
    ) async throws -> TestBrowser.Answer {
        try await browser.submit([:], to: button, shownOn: LinkedAccountsPage().address)
    }

    func invite(
        _ email: String = TestSite.stranger, until day: String = "", others: [String: String] = [:]
    ) async throws -> String {
        // So that its letter is later than others.
        site.clock.advance(seconds: 1)
        var owner = try await signedIn(TestSite.owner)
        let answer = try await send(
            HelpersPage(slug: TestSite.ownSlug), ["email": email, "until": day].merging(others) { $1 }, by: &owner)
        try #require(answer.status == 303)
        return try await site.link(.helperInvitation, to: email)
    }

    /// The addresses of the page's buttons for invitations and helpers: to accept, to end.
    func buttons(_ body: String) -> [String] {
        body.matches(of: /action="(\/settings\/helpers\/[^"]*)"/).map { String($0.1) }
    }

    /// - Returns: the helper, and the page that the helper is led to.
    func help(
        until day: String = "", others: [String: String] = [:]
    ) async throws -> (helper: TestBrowser, account: String) {
        let link = try await invite(until: day, others: others)
        var helper = try await signedIn(TestSite.stranger)
        let page = await helper.get(link)
        #expect(page.body.contains(TestSite.owner))
        #expect(page.body.contains("Үлгі көшесі 49"))
        let accept = try #require(buttons(page.body).first)
        let account = try #require(try await send(accept, by: &helper).location)
        return (helper, account)
    }

    func twoButtons(_ body: String) throws -> (accept: String, end: String) {
        let found = buttons(body)
        try #require(found.count == 2)
        return (found[0], found[1])
    }
}
