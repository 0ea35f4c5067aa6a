import Domain
import HTTPTypes
package import HummingbirdCore
package import Logging
import NIOCore
package import Store
package import Web
import Words

/// The whole site: `respond` parses a request into a `Visit`, and the endpoint of its address answers it.
package final class Portal: Sendable {
    /// Every address of the site, a line each.
    static let site: [any Endpoint.Type] = [
        // For everyone
        StartPage.self,
        SignInPage.self,
        SignIn.self,
        SignInCodePage.self,
        SignInCode.self,
        RegistrationPage.self,
        SendRegistration.self,
        RegistrationSentPage.self,
        ResendRegistration.self,
        ConfirmRegistrationPage.self,
        ConfirmRegistration.self,
        ForgottenPage.self,
        RequestReset.self,
        ForgottenSentPage.self,
        NewPasswordPage.self,
        ChooseNewPassword.self,
        EmailUndoPage.self,
        EmailUndo.self,
        UnsubscribePage.self,
        Unsubscribe.self,
        ContactsPage.self,
        FeedbackPage.self,
        SendFeedback.self,
        FeedbackSentPage.self,
        LinkReadingsPage.self,
        GiveByLink.self,
        TariffsPage.self,
        TariffsFile.self,
        PublicCalculatorPage.self,
        SiteMapPage.self,
        CalendarFile.self,
        AssetFile.self,
        LiveProbe.self,
        ReadyProbe.self,

        // For a signed-in customer
        SignOut.self,
        ConsentsPage.self,
        AgreeToConsent.self,
        WithdrawConsent.self,
        OwnFeedbackPage.self,
        FeedbackThreadPage.self,
        SendReply.self,
        FeedbackFilePage.self,
        ReadingsPage.self,
        GiveReadings.self,
        GivenReadingsPage.self,
        ReadingFilePage.self,
        SendReadingFile.self,
        ReadingTemplate.self,
        AccountsPage.self,
        AccountsFile.self,
        AccountPage.self,
        MeterReadingsPage.self,
        StatementPage.self,
        StatementPrintPage.self,
        StatementFile.self,
        CalculatorPage.self,
        PaymentsPage.self,
        PaymentsFile.self,
        BillsPage.self,
        BillsFile.self,
        BillDocument.self,
        FormerBillsPage.self,
        FormerBillDocument.self,
        BillPage.self,
        BillBackPage.self,
        ChargePage.self,
        PlansPage.self,
        SettingsPage.self,
        SettingsChange.self,
        PasswordPage.self,
        PasswordChange.self,
        EmailPage.self,
        EmailChange.self,
        EmailConfirmPage.self,
        EmailConfirm.self,
        SecurityPage.self,
        SessionEnd.self,
        OtherSessionsEnd.self,
        DeviceForgetting.self,
        SecurityLogPage.self,
        SecondFactorPage.self,
        SecondFactorSetUp.self,
        SecondFactorKeyPage.self,
        SecondFactorOn.self,
        RecoveryCodesPage.self,
        RecoveryCodesRenewal.self,
        SecondFactorOffPage.self,
        SecondFactorOff.self,
        DebtNoticePage.self,
        CalendarPage.self,
        MakeCalendar.self,
        EndCalendar.self,

        // The customer's list of accounts
        LinkedAccountsPage.self,
        MoveAccount.self,
        AddAccountPage.self,
        AddAccount.self,
        AccountSettingsPage.self,
        SaveAccountSettings.self,
        RemoveAccountPage.self,
        RemoveAccount.self,
        HelpersPage.self,
        InviteHelper.self,
        EndHelp.self,
        HelperInvitationPage.self,
        AcceptHelp.self,

        // The customer's bills by e-mail
        SubscriptionsPage.self,
        SubscriptionPage.self,
        Subscribe.self,
        EndSubscription.self,

        // The customer's data
        DataPage.self,
        DataArchive.self,
        DeletionPage.self,
        RequestDeletion.self,
        CancelDeletion.self,
    ]
    static let routes = RouteTable(site)

    let access: Access
    let settings: PortalSettings
    let clock: PortalClock
    let logger: Logger
    let texts: Texts.Catalogues
    let assets = Assets()
    let compressor = Compressor(level: 4)
    let shared = SharedMarkup()
    let passwords: PasswordHasher
    /// The threads that draw bills and write archives: half of the cores. A request that would wait for a second is
    /// rejected with "try again", and so is the seventh at a time of one customer: browsers open six connections.
    let drawing = BoundedThreads(count: max(1, System.coreCount / 2), longestQueue: 200, ofOwner: 6)
    /// The thread that makes customers' pictures anew: one, since a large one takes much memory.
    let pictures = BoundedThreads(count: 1, longestQueue: 50)
    let uploads = UploadPlaces()
    let requests = RequestMetrics(routes: Portal.routes.paths.map(\.text))
    private let keyRing: Renewable<Keys>
    let attacks: AttackLog
    package let visitorAddress: VisitorAddress

    /// - Parameter passwords: nil for the usual cost of a guess.
    package init(
        database: any Database, settings: PortalSettings, clock: PortalClock, logger: Logger,
        passwords: PasswordHasher? = nil
    ) async throws {
        (self.settings, self.clock, self.logger) = (settings, clock, logger)
        access = Access(database, logger)
        visitorAddress = VisitorAddress(trustedProxies: settings.trustedProxies)
        texts = try Texts.Catalogues()
        self.passwords = try passwords ?? PasswordHasher()
        let keyRing = Renewable(try await Keys(database))
        self.keyRing = keyRing
        attacks = AttackLog(key: { keyRing.value.limits }, logger)
        if let consents = settings.consents {
            try await database.write { try Operator($0).store(consents) }
        }
    }

    var keys: Keys { keyRing.value }

    /// Uses the keys that the database has now: another node, or a command, may have replaced one.
    package func readKeysAgain(from database: any Database) async throws {
        keyRing.renew(try await Keys(database))
    }

    /// Answers a request that came from `peer`, an IP address. Every error becomes a page.
    package func respond(to request: Request, peer: String) async -> Response {
        let started = ContinuousClock.now
        requests.begin()
        let visit = read(request, peer: peer)
        var response: Response
        do {
            if !visit.isProbe { try checkHost(of: request) }
            response = try await page(visit, request)
        } catch {
            response = await errorPage(for: error, visit)
        }
        if visit.method == .post, let staleness = access.staleness {
            // Twice, since the response and the next request take time too.
            response.headers.append(visit.cookies.setting(.recent, "1", maxAge: 2 * Int(staleness.components.seconds)))
        }
        SecurityHeaders.add(to: &response.headers, isSecure: settings.publicAddress.isSecure)
        let took = (ContinuousClock.now - started).components
        let microseconds = Int(took.seconds * 1_000_000 + took.attoseconds / 1_000_000_000_000)
        requests.end(visit.match?.row, status: response.status.code, microseconds: microseconds)
        log(visit, response.status, microseconds)
        return response
    }

    private func page(_ visit: Visit, _ request: Request) async throws -> Response {
        guard let match = visit.match else { throw PageError.notFound }
        guard type(of: match.endpoint).method == visit.method else {
            throw PageError.notAllowed(allow: match.methods.map(\.words).joined(separator: ", "))
        }
        return try await match.endpoint.answer(visit, request, self)
    }

    private func log(_ visit: Visit, _ status: HTTPResponse.Status, _ microseconds: Int) {
        logger.info(
            "request",
            metadata: [
                "id": "\(visit.id)", "route": "\(visit.match?.path.text ?? "-")", "status": "\(status.code)",
                "ms": "\(microseconds / 1000).\(microseconds / 100 % 10)",
            ])
    }
}
