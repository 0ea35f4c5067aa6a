import Domain
import Store
import Testing
import Web

@testable import Portal

/// A thief with the owner's password has changed the e-mail.
@Suite("Taking back the e-mail")
struct EmailUndoTests {
    private let site: TestSite
    private let thief: TestBrowser
    private static let stolen = "thief@elsewhere.example"

    init() async throws {
        site = try await TestSite()
        var browser = try await TestBrowser.owner(of: site)
        try await EmailUndoTests.changeEmail(to: EmailUndoTests.stolen, browser: &browser)
        thief = browser
    }

    private static func changeEmail(
        to email: String, _ password: String = TestSite.password, browser: inout TestBrowser
    ) async throws {
        _ = try await browser.fill(EmailPage(), ["email": email, "current_password": password])
        let link = try await browser.site.link(.confirmEmail, to: email)
        let answer = try await browser.send([:], to: link)
        #expect(answer.location == EmailPage(note: .changed).address)
    }

    private func undone() async throws -> (TestBrowser, TestBrowser.Answer) {
        var owner = TestBrowser(site)
        return (owner, try await owner.send([:], to: try await site.link(.emailChanged, to: TestSite.owner)))
    }

    @Test("Without signing in; then the owner chooses a new password, and the thief is shut out")
    func undo() async throws {
        var owner = TestBrowser(site)
        let link = try await site.link(.emailChanged, to: TestSite.owner)
        #expect(await owner.get(link).body.contains(TestSite.owner))
        #expect(await thief.isSignedIn)

        let answer = try await owner.send([:], to: link)
        let reset = try #require(answer.location)
        #expect(await !thief.isSignedIn)
        #expect(try await owner.send(TestBrowser.newPasswordForm, to: reset).status == 303)
        #expect(try await owner.signIn(TestSite.owner, TestBrowser.newPassword).status == 303)
        #expect(await owner.get(AccountsPage()).body.contains("4900621"))

        var locked = TestBrowser(site)
        #expect(try await locked.signIn(EmailUndoTests.stolen).status == 422)
        #expect(try await locked.signIn(TestSite.owner).status == 422)
        #expect(try await site.kinds(of: TestSite.owner).contains(.emailRestored))
        #expect(try await site.events(of: TestSite.owner).contains("email-restored"))
    }

    @Test("Also when the thief has changed the password, set up a second factor and asked for deletion since")
    func everything() async throws {
        var thief = thief
        _ = try await thief.fill(
            PasswordPage(), ["current_password": TestSite.password, "password": "ұрының құпиясөзі"])
        _ = try await thief.turnSecondFactorOn("ұрының құпиясөзі")
        try await site.database.write { connection in
            try connection.execute(
                "UPDATE customer SET delete_at = 2000000000 WHERE email = $1", [EmailUndoTests.stolen])
        }
        _ = try await thief.forget(EmailUndoTests.stolen)
        let theirs = try await site.link(.resetPassword, to: EmailUndoTests.stolen)

        var (owner, answer) = try await undone()
        _ = try await owner.send(TestBrowser.newPasswordForm, to: try #require(answer.location))
        #expect(try await owner.signIn(TestSite.owner, TestBrowser.newPassword).location == AccountsPage().address)
        #expect(await thief.get(theirs).status == 404)
        #expect(try await site.count("second_factor") == 0)
        #expect(try await site.count("customer WHERE delete_at IS NOT NULL") == 0)
    }

    @Test("Whom the thief has let see the accounts sees them no more; whom the owner has let see them still does")
    func helpers() async throws {
        let site = try await TestSite()
        let (steps, accomplice) = (HelperSteps(site: site), "accomplice@elsewhere.example")
        let (_, account) = try await steps.help()
        site.clock.advance(seconds: 72 * 3600 + 1)
        var thief = try await TestBrowser.owner(of: site)
        try await EmailUndoTests.changeEmail(to: EmailUndoTests.stolen, browser: &thief)
        _ = try await steps.send(HelpersPage(slug: TestSite.ownSlug), ["email": accomplice], by: &thief)
        var other = TestBrowser(site)
        try await other.signUp(accomplice)
        let accept = try #require(steps.buttons(await other.get(AccountsPage()).body).first)
        let theirs = try #require(try await steps.send(accept, by: &other).location)
        #expect(await other.get(theirs).status == 200)

        var owner = TestBrowser(site)
        _ = try await owner.send([:], to: try await site.link(.emailChanged, to: TestSite.owner))
        #expect(await other.get(theirs).status == 404)
        var helper = try await steps.signedIn(TestSite.stranger)
        #expect(await helper.get(account).status == 200)
    }

    @Test("Also whom the thief has invited before the change, and who accepts after it")
    func helpersBefore() async throws {
        let site = try await TestSite()
        let (steps, accomplice) = (HelperSteps(site: site), "accomplice@elsewhere.example")
        var (thief, other) = (try await TestBrowser.owner(of: site), TestBrowser(site))
        try await other.signUp(accomplice)
        _ = try await steps.send(HelpersPage(slug: TestSite.ownSlug), ["email": accomplice], by: &thief)
        #expect(try await site.kinds(of: TestSite.owner) == [.helperInvited])
        site.clock.advance(seconds: 60)
        try await EmailUndoTests.changeEmail(to: EmailUndoTests.stolen, browser: &thief)
        let accept = try #require(steps.buttons(await other.get(AccountsPage()).body).first)
        let theirs = try #require(try await steps.send(accept, by: &other).location)
        #expect(await other.get(theirs).status == 200)

        var owner = TestBrowser(site)
        _ = try await owner.send([:], to: try await site.link(.emailChanged, to: TestSite.owner))
        #expect(await other.get(theirs).status == 404)
    }

    @Test("Also when the thief has turned a second factor on before the change")
    func factorBefore() async throws {
        let site = try await TestSite()
        var thief = try await TestBrowser.owner(of: site)
        _ = try await thief.turnSecondFactorOn()
        try await EmailUndoTests.changeEmail(to: EmailUndoTests.stolen, browser: &thief)
        _ = try await thief.fill(
            PasswordPage(), ["current_password": TestSite.password, "password": "ұрының құпиясөзі"])
        var owner = TestBrowser(site)
        let answer = try await owner.send([:], to: try await site.link(.emailChanged, to: TestSite.owner))
        _ = try await owner.send(TestBrowser.newPasswordForm, to: try #require(answer.location))
        #expect(try await owner.signIn(TestSite.owner, TestBrowser.newPassword).location == AccountsPage().address)
        #expect(await !thief.isSignedIn)
    }

    @Test("A second factor that a thief has turned on can be undone by its letter, also after a change of e-mail")
    func factorAlone() async throws {
        for changesEmail in [false, true] {
            let site = try await TestSite()
            var thief = try await TestBrowser.owner(of: site)
            _ = try await thief.turnSecondFactorOn()
            let link = try await site.link(.secondFactorChanged, to: TestSite.owner)
            if changesEmail { try await EmailUndoTests.changeEmail(to: EmailUndoTests.stolen, browser: &thief) }
            var owner = TestBrowser(site)
            #expect(await owner.get(link).body.contains(TestSite.owner))
            let answer = try await owner.send([:], to: link)
            _ = try await owner.send(TestBrowser.newPasswordForm, to: try #require(answer.location))
            #expect(try await owner.signIn(TestSite.owner, TestBrowser.newPassword).location == AccountsPage().address)
            #expect(await !thief.isSignedIn)
            #expect(try await site.count("second_factor") == 0)
            #expect(try await site.count("recovery_code") == 0)
        }
    }

    @Test("A link to the thief's own address, of the same second, does not outlive the owner's undo")
    func sameSecond() async throws {
        var thief = thief
        _ = try await thief.turnSecondFactorOn()
        let theirs = try await site.link(.secondFactorChanged, to: EmailUndoTests.stolen)
        #expect(await thief.get(theirs).status == 200)
        _ = try await undone()
        #expect(await thief.get(theirs).status == 404)
    }

    @Test("A second factor from more than three days before the change stays")
    func ownFactor() async throws {
        let site = try await TestSite()
        var browser = try await TestBrowser.owner(of: site)
        let (app, _) = try await browser.turnSecondFactorOn()
        site.clock.advance(seconds: 72 * 3600)
        _ = try await browser.signIn(code: site.code(app))
        site.clock.advance(seconds: 30)
        try await EmailUndoTests.changeEmail(to: EmailUndoTests.stolen, browser: &browser)
        var owner = TestBrowser(site)
        let answer = try await owner.send([:], to: try await site.link(.emailChanged, to: TestSite.owner))
        _ = try await owner.send(TestBrowser.newPasswordForm, to: try #require(answer.location))
        #expect(try await owner.signIn(TestSite.owner, TestBrowser.newPassword).location == SignInCodePage().address)
        #expect(try await owner.fill(SignInCodePage(), ["code": site.code(app)]).status == 303)
    }

    @Test("It works once, and for 72 hours", arguments: [0, 72 * 3600 - 1, 72 * 3600] as [Int64])
    func dead(after seconds: Int64) async throws {
        site.clock.advance(seconds: seconds)
        let link = try await site.link(.emailChanged, to: TestSite.owner)
        var owner = TestBrowser(site)
        guard seconds < 72 * 3600 else {
            #expect(await owner.get(link).status == 410)
            return
        }
        let form = ["form_token": try await owner.get(link).formToken()]
        let address = String(link.prefix { $0 != "?" })
        #expect(await owner.post(address, form).location?.hasPrefix("/reset/") == true)
        #expect(await owner.post(address, form).location == address)
        #expect(await owner.get(link).status == 410)
    }

    @Test("A second change does not help the thief: the first can still be undone")
    func twice() async throws {
        var thief = thief
        site.clock.advance(seconds: 60)
        try await EmailUndoTests.changeEmail(to: "thief2@elsewhere.example", browser: &thief)
        // The thief undoes the second change, which ends nothing of the owner's.
        let theirs = try await site.link(.emailChanged, to: EmailUndoTests.stolen)
        var accomplice = TestBrowser(site)
        #expect(try await accomplice.send([:], to: theirs).location?.hasPrefix("/reset/") == true)

        var (owner, answer) = try await undone()
        _ = try await owner.send(TestBrowser.newPasswordForm, to: try #require(answer.location))
        #expect(try await owner.signIn(TestSite.owner, TestBrowser.newPassword).status == 303)
    }

    @Test("The owner's undo ends the thief's link for undoing")
    func notBack() async throws {
        var thief = thief
        site.clock.advance(seconds: 60)
        try await EmailUndoTests.changeEmail(to: "thief2@elsewhere.example", browser: &thief)
        let theirs = try await site.link(.emailChanged, to: EmailUndoTests.stolen)
        _ = try await undone()
        #expect(await thief.get(theirs).status == 404)
    }

    @Test("While it can be taken back, nobody else can have the old e-mail")
    func kept() async throws {
        var other = TestBrowser(site)
        _ = try await other.register(TestSite.owner)
        #expect(try await site.kinds(of: TestSite.owner).contains(.confirmRegistration) == false)
        var stranger = TestBrowser(site)
        _ = try await stranger.signIn(TestSite.stranger)
        _ = try await stranger.fill(
            EmailPage(), ["email": TestSite.owner, "current_password": TestSite.password])
        #expect(try await site.kinds(of: TestSite.owner).contains(.confirmEmail) == false)
        await #expect(throws: CustomerError.emailTaken) {
            try await site.database.write { [now = site.clock.now] connection in
                try Operator(connection).addCustomer(email: TestSite.owner, password: "", accounts: [], now: now)
            }
        }
    }

    @Test("The customer can change back")
    func back() async throws {
        var thief = thief
        try await EmailUndoTests.changeEmail(to: TestSite.owner, browser: &thief)
        _ = try await TestBrowser.owner(of: site)
    }
}
