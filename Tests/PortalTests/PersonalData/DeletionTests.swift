import Domain
import Foundation
import Operations
import Store
import Testing
import Web

@testable import Portal

@Suite("Deleting one's sign-in")
struct DeletionTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    private func request(
        _ browser: inout TestBrowser, _ password: String = TestSite.password
    ) async throws -> TestBrowser.Answer {
        try await browser.fill(DeletionPage(), ["current_password": password])
    }

    private func isDeleted() async throws -> Bool {
        try await site.database.read { try Authentication($0).credentials(email: TestSite.owner) } == nil
    }

    @Test("It takes effect after ten days; every page says so; a letter tells it")
    func planned() async throws {
        var browser = try await TestBrowser.owner(of: site)
        #expect(try await request(&browser).location == DeletionPage().address)
        for page in [StartPage(), AccountsPage(), DeletionPage()] as [any Endpoint] {
            let body = await browser.get(page).body
            #expect(body.components(separatedBy: "Кабинетіңіз 26.10.2019 күні жойылады").count == 2)
            #expect(body.contains("action=\"/settings/delete/cancelled\""))
        }
        #expect(await !browser.get(DeletionPage()).body.contains("current_password"))
        let letter = try #require(try await site.letters(to: TestSite.owner).last)
        #expect(letter.kind == .deletionPlanned)
        #expect(letter.text.replacing("\u{A0}", with: " ").contains("2019 ж. 26 қазан күні"))
        #expect(letter.text.contains("http://kabinet.test/settings/delete"))
        #expect(try await site.events(of: TestSite.owner).contains("deletion-requested"))
    }

    @Test("Until then it can be cancelled, once")
    func cancelled() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await request(&browser)
        site.clock.advance(seconds: 9 * 86_400)
        try await site.runNightlyJob()
        browser = try await TestBrowser.owner(of: site)
        let answer = try await browser.press(CancelDeletion(), on: StartPage())
        let next = try #require(answer.location)
        #expect(await browser.get(next).body.contains("role=\"status\""))
        #expect(await !browser.get(StartPage()).body.contains("жойылады"))
        site.clock.advance(seconds: 2 * 86_400)
        try await site.runNightlyJob()
        #expect(try await !isDeleted())
        browser = try await TestBrowser.owner(of: site)
        _ = try await browser.press(CancelDeletion(), on: StartPage())
        let events = try await site.events(of: TestSite.owner)
        #expect(events.filter { $0 == "deletion-cancelled" }.count == 1)
    }

    @Test("A second request neither moves the day nor sends a letter")
    func twice() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let token = try await browser.get(DeletionPage()).formToken()
        let fields = ["form_token": token, "current_password": TestSite.password]
        _ = await browser.post(DeletionPage().address, fields)
        site.clock.advance(seconds: 600)
        _ = await browser.post(DeletionPage().address, fields)
        #expect(try await site.kinds(of: TestSite.owner) == [.deletionPlanned])
        let moment = try await site.database.read { connection in
            try connection.row("SELECT delete_at FROM customer WHERE email = $1", [TestSite.owner]) { $0.moment(0) }
        }
        #expect(moment == site.clock.now - 600 + 10 * 86_400)
    }

    @Test("A wrong password changes nothing, and too many are delayed")
    func wrong() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let answer = try await request(&browser, "wrong")
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"current_password-error\""))
        #expect(try await request(&browser, "").status == 422)
        for _ in 0..<5 { _ = try await request(&browser, "wrong") }
        #expect(try await request(&browser).status == 429)
        #expect(try await site.kinds(of: TestSite.owner) == [])
        #expect(await !browser.get(StartPage()).body.contains("жойылады"))
    }

    @Test("Afterwards nobody can sign in, open sessions are over, and a last letter tells it")
    func deleted() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await request(&browser)
        try await site.deliverLetters()
        site.clock.advance(seconds: 10 * 86_400)
        browser = try await TestBrowser.owner(of: site)
        try await site.runNightlyJob()
        #expect(try await isDeleted())
        #expect(await !browser.isSignedIn)
        #expect(try await browser.signIn(TestSite.owner).status == 422)
        let letter = try #require(try await site.letters(to: TestSite.owner).last)
        #expect(letter.kind == .deleted)
        // Others are as they were.
        var stranger = TestBrowser(site)
        #expect(try await stranger.signIn(TestSite.stranger).status == 303)
    }

    @Test("Who undoes a change of e-mail undoes the thief's request too")
    func undone() async throws {
        var thief = try await TestBrowser.owner(of: site)
        _ = try await thief.fill(
            EmailPage(), ["current_password": TestSite.password, "email": "thief@kabinet.example"])
        let link = try await site.link(.confirmEmail, to: "thief@kabinet.example")
        let confirm = await thief.get(link)
        _ = await thief.post(link, ["form_token": try confirm.formToken()])
        _ = try await request(&thief)
        var owner = TestBrowser(site)
        let undo = try await site.link(.emailChanged, to: TestSite.owner)
        let page = await owner.get(undo)
        _ = await owner.post(undo, ["form_token": try page.formToken()])
        site.clock.advance(seconds: 11 * 86_400)
        try await site.runNightlyJob()
        #expect(try await !isDeleted())
    }
}
