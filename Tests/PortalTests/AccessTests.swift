import Domain
import HTTPTypes
import Portal
import Store
import Testing
import Web

/// Walks the table of addresses itself: a new route does not compile here until it is said what it looks like, and then
/// is walked as nobody, as another customer and as the owner.
@Suite("Who may see what")
struct AccessTests {
    static func url(_ route: Route, _ slug: AccountSlug) -> PortalURL {
        switch route {
        case .start: .start
        case .signIn: .signIn()
        case .publicCalculator: .publicCalculator()
        case .contacts: .contacts
        case .siteMap: .siteMap
        case .tariffs: .tariffs
        case .tariffsFile: .tariffsFile
        case .asset: .asset("unknown.css")
        case .live: .live
        case .ready: .ready
        case .signOut: .signOut
        case .accounts: .accounts
        case .account: .account(slug)
        case .statement: .statement(slug, service: "electricity")
        case .statementPrint: .statementPrint(slug, service: "electricity")
        case .statementFile: .statementFile(slug, service: "electricity")
        case .calculator: .calculator(slug, service: "electricity")
        case .payments: .payments(slug)
        case .paymentsFile: .paymentsFile(slug)
        case .bills: .bills(slug)
        case .billsFile: .billsFile(slug)
        case .bill: .bill(slug, month: "2019-09")
        case .billBack: .billBack(slug, month: "2019-09")
        case .billDocument: .billDocument(slug, month: "2019-09")
        case .charge: .charge(slug, month: "2019-09", service: "electricity")
        case .plans: .plans(slug, service: "electricity")
        }
    }

    private static let customerPages = Route.allCases.filter { $0.audience == .customers && $0.isRead }
    private static let accountPages = customerPages.filter { $0.rawValue.contains("{account}") }

    @Test("Every address is read back as what printed it", arguments: Route.allCases)
    func roundTrip(route: Route) throws {
        let url = AccessTests.url(route, TestSite.ownSlug)
        let read = PortalURL(path: url.address[...], query: FormFields())
        #expect(read == url)
        #expect(read?.route == route)
    }

    @Test("Nobody is asked to sign in, and comes back", arguments: customerPages)
    func nobody(route: Route) async throws {
        var browser = TestBrowser(try await .shared)
        let url = AccessTests.url(route, TestSite.ownSlug)
        let answer = await browser.get(url)
        #expect(answer.status == 303)
        #expect(answer.location == PortalURL.signIn(next: url.address).address)
        #expect(!answer.body.contains("ҮЛГІ"))
    }

    @Test("The owner sees it", arguments: customerPages)
    func owner(route: Route) async throws {
        var browser = try await TestBrowser.owner
        #expect(await browser.get(AccessTests.url(route, TestSite.ownSlug)).status == 200)
    }

    @Test("Another's account is not found, just as one that does not exist", arguments: accountPages)
    func stranger(route: Route) async throws {
        var browser = try await TestBrowser.owner
        let foreign = await browser.get(AccessTests.url(route, TestSite.foreignSlug))
        let unknown = await browser.get(AccessTests.url(route, AccountSlug(stored: "nosuch-account")))
        #expect(foreign.status == 404)
        #expect(unknown.status == 404)
        #expect(foreign.body.count == unknown.body.count)
        #expect(!foreign.body.contains("БАСҚА"))
    }

    @Test(
        "Pages for everybody show nothing of a customer", arguments: Route.allCases.filter { $0.audience == .everybody }
    )
    func everybody(route: Route) async throws {
        var browser = TestBrowser(try await .shared)
        let answer = await browser.get(AccessTests.url(route, TestSite.ownSlug))
        #expect([200, 404].contains(answer.status))
        #expect(!answer.body.contains("ҮЛГІ АБОНЕНТ"))
    }

    @Test("What an address is not for is refused, and says what it is for", arguments: Route.allCases)
    func methods(route: Route) async throws {
        var browser = TestBrowser(try await .shared)
        let path = AccessTests.url(route, TestSite.ownSlug).address
        for method in ["PUT", "DELETE", "TRACE", "PATCH", "OPTIONS"] {
            let answer = await browser.send(.init(method)!, path)
            #expect(answer.status == 405)
            #expect(answer.headers[.allow]?.isEmpty == false)
        }
        if !route.isPosted { #expect(await browser.post(path, [:]).status == 405) }
        if !route.isRead { #expect(await browser.get(path).status == 405) }
    }
}
