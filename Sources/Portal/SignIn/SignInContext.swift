import Domain
import Logging
import Store
import Web

/// Signing in and signing up: passwords, failed attempts, links in letters, new sessions.
struct SignInContext: Performing {
    static let audience = Audience.everybody

    let action: ActionContext
    let keys: Keys
    let passwords: PasswordHasher
    let letters: Letters
    let settings: PortalSettings
    private let attacks: AttackLog
    private let knownBrowsers: [KnownBrowser]
    private let access: Access

    init(_ visit: Visit, _ portal: Portal) async throws {
        action = ActionContext(visit, portal)
        (keys, passwords, access) = (portal.keys, portal.passwords, portal.access)
        (settings, attacks) = (portal.settings, portal.attacks)
        let marks = visit.browserMarks.map(\.digest)
        let (catalogue, known) = try await access.read(visit) { ($0.catalogue, try $0.knownBrowsers(marks)) }
        (letters, knownBrowsers) = (Letters(portal, catalogue), known)
    }

    /// Nil if the customer has not signed in in this browser.
    func knownBrowser(of customer: CustomerID) -> KnownBrowser? { knownBrowsers.first { $0.customer == customer } }

    func limits(of email: String) -> SignInLimits {
        SignInLimits(email: email, known: knownBrowsers.first { $0.email == email }, visit, keys)
    }

    func note(_ outcome: SignInOutcome, of email: String) {
        attacks.note(outcome, of: email, visit)
    }

    var visit: Visit { action.visit }
    var logger: Logger { action.logger }

    func authenticate<T: Sendable>(_ body: @escaping @Sendable (Authentication) throws -> T) async throws -> T {
        try await access.authenticate(body)
    }
}
