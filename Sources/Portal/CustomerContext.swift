import Domain
import Logging
import Store
import Web
import Words

/// Writing as a customer who has signed in: the default for the forms of the settings. Others are sent to the sign-in
/// page.
struct CustomerContext: Performing {
    static let audience = Audience.customers

    let visit: Visit
    let logger: Logger
    let keys: Keys
    /// The sender, when the form arrived.
    let session: Session
    let letters: Letters
    let settings: PortalSettings
    /// In the page's language.
    let texts: Texts
    private let access: Access

    /// - Throws: `RightsError.signInNeeded`.
    init(_ visit: Visit, _ portal: Portal) async throws {
        (self.visit, logger, keys, access) = (visit, portal.logger, portal.keys, portal.access)
        (settings, texts) = (portal.settings, portal.texts[visit.language])
        let (session, catalogue) = try await access.read(visit) { visitor in
            (try Customer(visitor).session, visitor.catalogue)
        }
        self.session = session
        letters = Letters(portal, catalogue)
    }

    /// One transaction, with the rights of the customer; the session is checked again in it.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (Customer) throws -> T) async throws -> T {
        try await access.write(visit) { try body(Customer($0)) }
    }
}
