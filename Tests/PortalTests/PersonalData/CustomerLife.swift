import Domain
import Operations
import Store
import Testing
import Web

@testable import Portal

/// The owner changes everything that can be changed, invites, is invited, and asks for the deletion.
struct CustomerLife {
    static let name = "Айсұлтан Жұмабек"
    static let email = TestSite.owner
    static let otherEmail = "aisultan@kabinet.example"
    /// What names the person.
    static let words = [name, email, otherEmail, "77012345678"]

    let site: TestSite

    func live() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.fill(
            SettingsPage(),
            ["name": CustomerLife.name, "phone": "+7 701 234 56 78", "language": "kk", "letter_new-device": ""])
        _ = try await browser.turnSecondFactorOn()
        _ = try await browser.fill(
            AccountSettingsPage(slug: TestSite.ownSlug), ["name": "Ата-анам, \(CustomerLife.name)"])
        _ = try await browser.fill(HelpersPage(slug: TestSite.ownSlug), ["email": TestSite.stranger, "until": ""])
        var stranger = try await TestBrowser(site, as: TestSite.stranger)
        try await acceptHelp(&stranger, TestSite.stranger)
        _ = await stranger.get(AccountsPage())
        // The owner helps the stranger, and has an invitation that waits.
        let invitation = ["email": CustomerLife.email, "until": ""]
        _ = try await stranger.fill(HelpersPage(slug: TestSite.foreignSlug), invitation)
        try await acceptHelp(&browser, CustomerLife.email)
        _ = await browser.get(AccountsPage())
        _ = try await stranger.fill(HelpersPage(slug: TestSite.foreignSlug), invitation)
        _ = try await browser.fill(SubscriptionPage(slug: TestSite.ownSlug))
        try await site.planBills()
        _ = try await browser.press(MakeCalendar(), on: CalendarPage())
        try await owe(&browser)
        // A change of e-mail leaves the old address in a letter and its link.
        _ = try await browser.fill(
            EmailPage(), ["current_password": TestSite.password, "email": CustomerLife.otherEmail])
        try await accept(.confirmEmail, &browser, CustomerLife.otherEmail)
        let message = ["topic": "bill", "message": "Мен \(CustomerLife.name)", "phone": "87012345678"]
        let file = ("\(CustomerLife.name).pdf", Array("%PDF-1.4 \(CustomerLife.name)".utf8))
        _ = try await browser.submit(message, files: [file], to: FeedbackPage().address)
        _ = await browser.get(DataArchive())
        var visitor = TestBrowser(site)
        _ = try await visitor.forget(CustomerLife.otherEmail)
        let reason = "\(CustomerLife.name), \(CustomerLife.otherEmail), +77012345678, called"
        _ = try await site.operate(.show, on: CustomerLife.otherEmail, reason: reason)
        _ = try await browser.fill(DeletionPage(), ["current_password": TestSite.password])
    }

    private func acceptHelp(_ browser: inout TestBrowser, _ email: String) async throws {
        let steps = HelperSteps(site: site)
        let page = await browser.get(try await site.link(.helperInvitation, to: email))
        let button = try #require(steps.buttons(page.body).first)
        #expect(try await steps.send(button, by: &browser).location?.hasPrefix("/accounts/") == true)
    }

    /// Gets a notice of a debt, and opens it.
    private func owe(_ browser: inout TestBrowser) async throws {
        let file = """
            {"name": "1", "title": {"kk": "Берешек", "ru": "Долг"}, "text": {"kk": "{debt}, {day}", "ru": "{debt}, {day}"}}
            """
        try await site.perform(.debt(file: file, .accounts(["4900621"]), reason: "order 143"))
        let notice = try #require(await browser.get(AccountsPage()).body.firstMatch(of: /\/notices\/[0-9]+/))
        #expect(await browser.get(String(notice.0)).status == 200)
    }

    private func accept(_ kind: LetterKind, _ browser: inout TestBrowser, _ email: String) async throws {
        let link = try await site.link(kind, to: email)
        let page = await browser.get(link)
        let answer = await browser.post(link, ["form_token": try page.formToken()])
        #expect(answer.status == 303)
    }
}
