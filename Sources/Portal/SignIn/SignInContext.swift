import Store
import Web

/// Signing in: passwords, failed attempts, new sessions.
struct SignInContext: Performing {
    let action: ActionContext
    let keys: Keys
    let passwords: PasswordHasher
    private let access: Access

    init(_ visit: Visit, _ portal: Portal) {
        action = ActionContext(visit, portal)
        (keys, passwords, access) = (portal.keys, portal.passwords, portal.access)
    }

    var visit: Visit { action.visit }

    func authenticate<T: Sendable>(_ body: @escaping @Sendable (Authentication) throws -> T) async throws -> T {
        try await access.authenticate(body)
    }
}
