package import Domain

/// A letter to a customer or a visitor, as it will be sent.
package struct Letter: Sendable {
    package let kind: LetterKind
    /// The e-mail address.
    package let recipient: String
    /// Nil if the recipient has no sign-in yet.
    package let customer: CustomerID?
    package let language: Language
    package let subject: String
    package let text: String
    package let html: String

    package init(
        _ kind: LetterKind, to recipient: String, of customer: CustomerID?, in language: Language, subject: String,
        text: String, html: String
    ) {
        (self.kind, self.recipient, self.customer, self.language) = (kind, recipient, customer, language)
        (self.subject, self.text, self.html) = (subject, text, html)
    }
}

/// The kinds of letters; the limit of letters counts each kind separately.
package enum LetterKind: String, CaseIterable, Sendable {
    case confirmRegistration = "confirm-registration"
    case alreadyRegistered = "already-registered"
    case invitation
    case resetPassword = "reset-password"
    case passwordChanged = "password-changed"
    case confirmEmail = "confirm-email"
    case emailTaken = "email-taken"
    case emailChanged = "email-changed"
    case emailRestored = "email-restored"
    case secondFactorChanged = "second-factor-changed"
    case newDevice = "new-device"
    case accountLinked = "account-linked"
    case helperInvitation = "helper-invitation"
    case helperAccepted = "helper-accepted"
    case helperEnded = "helper-ended"
    /// To the helper.
    case helpEnded = "help-ended"
    case deletionPlanned = "deletion-planned"
    case deleted

    /// Whether a customer may choose not to get it. Letters about the sign-in itself are always sent.
    package var isOptional: Bool {
        switch self {
        case .newDevice, .helperAccepted, .helperEnded: true
        default: false
        }
    }
}
