import Attachments
import Domain
import Logging
import Store
import Web
import Words

/// Writing to the operator, as any visitor or as a customer, with files.
struct FeedbackContext: Performing {
    static let audience = Audience.everybody

    let visit: Visit
    let keys: Keys
    let letters: Letters
    let catalogue: Catalogue?
    let settings: FeedbackSettings?
    /// The signed-in customer.
    let session: Session?
    let logger: Logger
    let pictures: BoundedThreads
    private let access: Access

    init(_ visit: Visit, _ portal: Portal) async throws {
        (self.visit, keys, logger, access) = (visit, portal.keys, portal.logger, portal.access)
        (settings, pictures) = (portal.settings.feedback, portal.pictures)
        (session, catalogue) = try await access.read(visit) { ($0.session, $0.catalogue) }
        letters = Letters(portal, catalogue)
    }

    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (Visitor) throws -> T) async throws -> T {
        try await access.write(visit, body)
    }

    /// The form with its files; nil if it has no token of ours.
    func uploadForm(_ form: GenuineForm) -> UploadForm? {
        guard let token = Token(text: form[UploadField.token]) else { return nil }
        return UploadForm(form: token.digest, owner: keys.limits.sign("uploads", visit.formOwner))
    }
}

/// The same for a customer's own messages.
struct OwnFeedbackContext: Performing {
    static let audience = Audience.customers

    let feedback: FeedbackContext
    let session: Session

    /// - Throws: `RightsError.signInNeeded`.
    init(_ visit: Visit, _ portal: Portal) async throws {
        feedback = try await FeedbackContext(visit, portal)
        guard let session = feedback.session else { throw RightsError.signInNeeded }
        self.session = session
    }
}

extension Quota {
    /// Of one visitor's address, which a whole village may share, and of one customer.
    static let feedback = Quota(10, within: Quota.hour)
    static let uploads = Quota(60, within: Quota.hour)
}
