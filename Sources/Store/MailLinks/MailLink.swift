package import Domain

/// What a link in a letter is for, and how long it works.
package enum MailLinkPurpose: String, Sendable {
    case register
    case reset
    /// The operator has added the customer, who chooses a password.
    case invitation
    case newEmail = "new-email"
    /// Also of a second factor that was turned on.
    case undoEmail = "undo-email"
    case helper

    /// In seconds.
    package var lifetime: Int64 {
        switch self {
        case .reset: 30 * 60
        case .register, .newEmail: 24 * 60 * 60
        case .undoEmail: 72 * 60 * 60
        case .invitation, .helper: 7 * 24 * 60 * 60
        }
    }
}

/// A link that was sent in a letter. Only the letter contains its token; the database stores the SHA-256.
package struct MailLink: Sendable {
    package let token: [UInt8]
    package let purpose: MailLinkPurpose
    /// To which it was sent.
    package let email: String
    package let customer: CustomerID?
    /// The id of what it is about, such as a helper's access.
    package let subject: Int64?
    package let expiresAt: Timestamp
    package let usedAt: Timestamp?

    package var createdAt: Timestamp { expiresAt - purpose.lifetime }

    package init(
        token: [UInt8], _ purpose: MailLinkPurpose, email: String, customer: CustomerID? = nil, subject: Int64? = nil,
        now: Timestamp
    ) {
        self.init(
            token: token, purpose: purpose, email: email, customer: customer, subject: subject,
            expiresAt: now + purpose.lifetime, usedAt: nil)
    }

    init(
        token: [UInt8], purpose: MailLinkPurpose, email: String, customer: CustomerID?, subject: Int64?,
        expiresAt: Timestamp, usedAt: Timestamp?
    ) {
        (self.token, self.purpose, self.email, self.customer) = (token, purpose, email, customer)
        (self.subject, self.expiresAt, self.usedAt) = (subject, expiresAt, usedAt)
    }
}

/// Why a link does not work.
package enum DeadLink: Error, Sendable {
    /// No such link: its address was not copied completely, or it was ended.
    case unknown
    case used
    case expired
}
