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
    private let access: Access

    init(_ visit: Visit, _ portal: Portal) async throws {
        action = ActionContext(visit, portal)
        (keys, passwords, access) = (portal.keys, portal.passwords, portal.access)
        settings = portal.settings
        letters = Letters(portal, try await access.read(visit) { $0.catalogue })
    }

    var visit: Visit { action.visit }
    var logger: Logger { action.logger }

    func authenticate<T: Sendable>(_ body: @escaping @Sendable (Authentication) throws -> T) async throws -> T {
        try await access.authenticate(body)
    }
}
