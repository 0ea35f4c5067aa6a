import Domain
import HTTPTypes
import Store
import Testing
import Web

@testable import Portal

/// Tests the whole table of addresses: an address without a sample here fails with its name, and each is requested
/// without a session, as another customer and as the owner.
@Suite("Access rights")
struct AccessTests {
    /// An address of each type, with the account `slug` if it has one.
    static func samples(_ slug: AccountSlug) -> [any Endpoint] {
        [
            StartPage(), SignInPage(), SignIn(), PublicCalculatorPage(), ContactsPage(), SiteMapPage(), TariffsPage(),
            TariffsFile(), AssetFile(name: AssetName(pathText: "unknown.css")), LiveProbe(), ReadyProbe(), SignOut(),
            LinkReadingsPage(link: ReadingLinkToken("unknown")), GiveByLink(link: ReadingLinkToken("unknown")),
            ReadingsPage(), GiveReadings(), GivenReadingsPage(), ReadingFilePage(), SendReadingFile(),
            ReadingTemplate(),
            MeterReadingsPage(slug: slug),
            AccountsPage(), AccountsFile(), AccountPage(slug: slug), StatementPage(slug: slug, service: "electricity"),
            StatementPrintPage(slug: slug, service: "electricity"), StatementFile(slug: slug, service: "electricity"),
            CalculatorPage(slug: slug, service: "electricity"), PaymentsPage(slug: slug), PaymentsFile(slug: slug),
            BillsPage(slug: slug), BillsFile(slug: slug), BillPage(slug: slug, month: "2019-09"),
            BillBackPage(slug: slug, month: "2019-09"), BillDocument(slug: slug, month: "2019-09"),
            FormerBillsPage(slug: slug), FormerBillDocument(slug: slug, month: "2019-09"),
            ChargePage(slug: slug, month: "2019-09", service: "electricity"),
            PlansPage(slug: slug, service: "electricity"),
        ] + feedback + gettingIn + linking(slug) + settings + ownData
    }

    private static let feedback: [any Endpoint] = [
        FeedbackPage(account: TestSite.ownSlug, subject: .bill("2019-09")), SendFeedback(), FeedbackSentPage(),
        OwnFeedbackPage(), FeedbackThreadPage(reference: TestSite.ownReference),
        SendReply(reference: TestSite.ownReference),
        FeedbackFilePage(reference: TestSite.ownReference, file: DatabaseID(1)),
    ]

    private static let gettingIn: [any Endpoint] = [
        RegistrationPage(), SendRegistration(), RegistrationSentPage(), ResendRegistration(),
        ConfirmRegistrationPage(link: unknownLink), ConfirmRegistration(link: unknownLink),
        ForgottenPage(), RequestReset(), ForgottenSentPage(), NewPasswordPage(link: unknownLink),
        ChooseNewPassword(link: unknownLink), ConsentsPage(), AgreeToConsent(), WithdrawConsent(),
    ]

    private static func linking(_ slug: AccountSlug) -> [any Endpoint] {
        [
            LinkedAccountsPage(), MoveAccount(), AddAccountPage(), AddAccount(), AccountSettingsPage(slug: slug),
            SaveAccountSettings(slug: slug), RemoveAccountPage(slug: slug), RemoveAccount(slug: slug),
            HelpersPage(slug: slug), InviteHelper(slug: slug), EndHelp(access: HelperAccessID(stored: 1)),
            AcceptHelp(access: HelperAccessID(stored: 1)), HelperInvitationPage(link: unknownLink),
            SubscriptionsPage(), SubscriptionPage(slug: slug), Subscribe(slug: slug), EndSubscription(slug: slug),
            UnsubscribePage(link: unknownLink), Unsubscribe(link: unknownLink),
        ]
    }

    private static let ownData: [any Endpoint] = [
        DataPage(), DataArchive(), DeletionPage(), RequestDeletion(), CancelDeletion(),
    ]

    /// Of a letter that nobody has sent.
    static let unknownLink = LinkToken(Token())

    private static let settings: [any Endpoint] = [
        SignInCodePage(), SignInCode(), SettingsPage(), SettingsChange(), PasswordPage(), PasswordChange(),
        EmailPage(), EmailChange(), EmailConfirmPage(link: unknownLink), EmailConfirm(link: unknownLink),
        EmailUndoPage(link: unknownLink), EmailUndo(link: unknownLink), SecurityPage(),
        SessionEnd(session: DatabaseID(1)), OtherSessionsEnd(), DeviceForgetting(device: DatabaseID(1)),
        SecurityLogPage(), SecondFactorPage(), SecondFactorSetUp(), SecondFactorKeyPage(), SecondFactorOn(),
        RecoveryCodesPage(), RecoveryCodesRenewal(), SecondFactorOffPage(), SecondFactorOff(), CalendarPage(),
        MakeCalendar(), EndCalendar(), DebtNoticePage(notice: DatabaseID(1)), CalendarFile(link: unknownLink),
    ]

    /// A line of the table, by its place.
    struct Line: Sendable, CustomTestStringConvertible {
        let type: any Endpoint.Type

        var testDescription: String { "\(type.method) \(type.path.text)" }

        /// - Throws: names the type that has no sample.
        func sample(_ slug: AccountSlug) throws -> any Endpoint {
            let sample = AccessTests.samples(slug).first { Swift.type(of: $0) == type }
            return try #require(sample, "\(type) has no sample in AccessTests")
        }
    }

    private static let lines = Portal.site.map(Line.init)
    private static let customerPages = lines.filter { $0.type.audience == .customers && $0.type.method == .read }
    private static let accountPages = customerPages.filter { $0.type.path.text.contains("{account}") }

    @Test("Every printed address is parsed to the same value", arguments: lines)
    func roundTrip(line: Line) throws {
        let page = try line.sample(TestSite.ownSlug)
        let target = try #require(RequestTarget(page.address))
        let match = try #require(Portal.routes.match(target, line.type.method))
        #expect(type(of: match.endpoint) == line.type)
        #expect(match.path == line.type.path)
        #expect(match.endpoint.address == page.address)
    }

    @Test("A visitor is sent to sign in, and returns to the page", arguments: customerPages)
    func nobody(line: Line) async throws {
        var browser = TestBrowser(try await .shared)
        let page = try line.sample(TestSite.ownSlug)
        let answer = await browser.get(page)
        #expect(answer.status == 303)
        #expect(answer.location == SignInPage(next: page.address).address)
        #expect(!answer.body.contains("ҮЛГІ"))
    }

    /// Those that are there without something having been sent, or the payer having changed.
    private static let lastingPages = customerPages.filter { line in
        !["{link}", "{notice}", "/former/"].contains { line.type.path.text.contains($0) }
    }

    @Test("The owner sees it", arguments: lastingPages)
    func owner(line: Line) async throws {
        var browser = try await TestBrowser.owner
        #expect(await browser.get(try line.sample(TestSite.ownSlug)).status == 200)
    }

    @Test("Another's account is not found, just as one that does not exist", arguments: accountPages)
    func stranger(line: Line) async throws {
        var browser = try await TestBrowser.owner
        let foreign = await browser.get(try line.sample(TestSite.foreignSlug))
        let unknown = await browser.get(try line.sample(AccountSlug(stored: "nosuch-account")))
        #expect(foreign.status == 404)
        #expect(unknown.status == 404)
        #expect(foreign.body.count == unknown.body.count)
        #expect(!foreign.body.contains("БАСҚА"))
    }

    @Test(
        "Pages for everybody show nothing of a customer",
        arguments: lines.filter { $0.type.audience != .customers && $0.type.method == .read })
    func everybody(line: Line) async throws {
        var browser = TestBrowser(try await .shared)
        let answer = await browser.get(try line.sample(TestSite.ownSlug))
        #expect([200, 404].contains(answer.status))
        #expect(!answer.body.contains("ҮЛГІ АБОНЕНТ"))
    }

    @Test("A wrong method is refused, with the allowed ones", arguments: lines)
    func methods(line: Line) async throws {
        var browser = TestBrowser(try await .shared)
        let path = try line.sample(TestSite.ownSlug).address
        for method in ["PUT", "DELETE", "TRACE", "PATCH", "OPTIONS"] {
            let answer = await browser.send(.init(method)!, path)
            #expect(answer.status == 405)
            #expect(answer.headers[.allow]?.isEmpty == false)
        }
        let methods = Portal.site.filter { $0.path == line.type.path }.map { $0.method }
        if !methods.contains(.post) { #expect(await browser.post(path, [:]).status == 405) }
        if !methods.contains(.read) { #expect(await browser.get(path).status == 405) }
    }
}
