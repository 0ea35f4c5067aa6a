import Domain
import Testing
import Web

@testable import Portal

extension TestSite {
    /// Asks for every page of the site, as a customer who fails to sign in once, signs in, and signs out at the end.
    func visitAllPages() async throws {
        var browser = TestBrowser(self)
        _ = try await browser.signIn(TestSite.owner, "a wrong password")
        clock.advance(seconds: 3600)
        _ = try await browser.signIn(TestSite.owner)
        for page in AccessTests.samples(TestSite.ownSlug) where type(of: page).method == .read {
            let answer = await browser.get(page)
            #expect([200, 303, 404, 410].contains(answer.status))
        }
        let calculator = CalculatorPage(slug: TestSite.ownSlug, service: "electricity").address
        #expect(await browser.get(calculator + "?day=2019-10-16&total=5270.85").status == 200)
        let page = await browser.get(AccountsPage())
        _ = await browser.post(SignOut().address, ["form_token": try page.formToken()])
    }
}
