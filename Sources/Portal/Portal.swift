import Domain
import HTTPTypes
package import HummingbirdCore
package import Logging
import NIOCore
package import Store
import Web

/// The whole site: a request comes in at `respond`, is read into a `Visit`, and takes its way in `page`.
package struct Portal: Sendable {
    let access: Access
    let settings: PortalSettings
    let clock: PortalClock
    let logger: Logger
    let texts: Texts.Catalogues
    let assets = Assets()
    let compressor = Compressor(level: 4)
    let passwords: PasswordHasher
    /// Where bills are drawn: half of the cores, and whoever would wait for a second is told to come back.
    let drawing = BoundedThreads(count: max(1, System.coreCount / 2), longestQueue: 200)
    let requests = RequestMetrics(routes: Route.allCases.map(\.rawValue))
    let keys: Keys
    let visitorAddress: VisitorAddress

    package init(database: any Database, settings: PortalSettings, clock: PortalClock, logger: Logger) async throws {
        (self.settings, self.clock, self.logger) = (settings, clock, logger)
        access = Access(database, logger)
        visitorAddress = VisitorAddress(trustedProxies: settings.trustedProxies)
        texts = try Texts.Catalogues()
        passwords = try PasswordHasher()
        keys = try await Keys(database)
    }

    /// Answers a request that came from `peer`, an IP address. Every fault becomes a page.
    package func respond(to request: Request, peer: String) async -> Response {
        let started = ContinuousClock.now
        requests.begin()
        let visit = read(request, peer: peer)
        var response: Response
        do {
            if visit.url?.route.isForOperators != true { try checkHost(of: request) }
            response = try await page(visit, request)
        } catch {
            response = await errorPage(for: error, visit)
        }
        if visit.isPost, let staleness = access.staleness {
            // Twice: the answer takes its time to the visitor, and the next request its time to here.
            response.headers.append(setCookie(.recent, "1", maxAge: 2 * Int(staleness.components.seconds)))
        }
        SecurityHeaders.add(to: &response.headers, isSecure: settings.publicAddress.isSecure)
        let took = (ContinuousClock.now - started).components
        let microseconds = Int(took.seconds * 1_000_000 + took.attoseconds / 1_000_000_000_000)
        requests.end(visit.url?.route.row, status: response.status.code, microseconds: microseconds)
        log(visit, response.status, microseconds)
        return response
    }

    private func page(_ visit: Visit, _ request: Request) async throws -> Response {
        guard let url = visit.url else { throw PageError.notFound }
        guard visit.isPost ? url.route.isPosted : url.route.isRead && visit.isRead else {
            throw PageError.notAllowed(allow: url.route.methods)
        }

        return switch url {
        // For everybody
        case .asset(let name): try asset(name, request)
        case .live: .plain(.ok, "live\n")
        case .ready: await ready(visit)
        case .start: try await show(StartPage(), visit, request)
        case .publicCalculator(let asked): try await show(PublicCalculatorPage(asked: asked), visit, request)
        case .contacts: try await show(ContactsPage(), visit, request)
        case .siteMap: try await show(SiteMapPage(), visit, request)
        case .tariffs: try await show(TariffsPage(), visit, request)
        case .tariffsFile: try await show(TariffsFile(), visit, request)
        case .signIn(let next) where visit.isPost: try await signIn(next: next, visit, request)
        case .signIn(let next): try await show(SignInPage(next: next), visit, request)

        // For a customer who has signed in
        case .signOut: try await signOut(visit, request)
        case .accounts: try await show(AccountsPage(), visit, request)
        case .account(let slug): try await show(AccountPage(slug: slug), visit, request)
        case .statement(let slug, let service, let period):
            try await show(StatementPage(slug: slug, service: service, asked: period), visit, request)
        case .statementPrint(let slug, let service, let period):
            try await show(StatementPrintPage(slug: slug, service: service, asked: period), visit, request)
        case .statementFile(let slug, let service, let period):
            try await show(StatementFile(slug: slug, service: service, asked: period), visit, request)
        case .calculator(let slug, let service, let asked):
            try await show(CalculatorPage(slug: slug, service: service, asked: asked), visit, request)
        case .payments(let slug, let period, let chosen):
            try await show(PaymentsPage(slug: slug, asked: period, chosen: chosen), visit, request)
        case .paymentsFile(let slug, let period):
            try await show(PaymentsFile(slug: slug, asked: period), visit, request)
        case .bills(let slug, let period, let chosen):
            try await show(BillsPage(slug: slug, asked: period, chosen: chosen), visit, request)
        case .billsFile(let slug, let period):
            try await show(BillsFile(slug: slug, asked: period), visit, request)
        case .bill(let slug, let month): try await show(BillPage(slug: slug, month: month), visit, request)
        case .billBack(let slug, let month): try await show(BillBackPage(slug: slug, month: month), visit, request)
        case .billDocument(let slug, let month):
            try await show(BillDocument(slug: slug, month: month), visit, request)
        case .charge(let slug, let month, let service):
            try await show(ChargePage(slug: slug, month: month, service: service), visit, request)
        case .plans(let slug, let service): try await show(PlansPage(slug: slug, service: service), visit, request)
        }
    }

    private func log(_ visit: Visit, _ status: HTTPResponse.Status, _ microseconds: Int) {
        logger.info(
            "request",
            metadata: [
                "id": "\(visit.id)", "route": "\(visit.url?.route.rawValue ?? "-")", "status": "\(status.code)",
                "ms": "\(microseconds / 1000).\(microseconds / 100 % 10)",
            ])
    }
}
