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
    package var attachments: [Attachment]
    /// The whole address that ends such letters by one POST.
    package var unsubscribe: String?

    package init(
        _ kind: LetterKind, to recipient: String, of customer: CustomerID?, in language: Language, subject: String,
        text: String, html: String, attachments: [Attachment] = [], unsubscribe: String? = nil
    ) {
        (self.kind, self.recipient, self.customer, self.language) = (kind, recipient, customer, language)
        (self.subject, self.text, self.html) = (subject, text, html)
        (self.attachments, self.unsubscribe) = (attachments, unsubscribe)
    }

    /// One whose words are made when it is sent.
    package init(unwritten kind: LetterKind, to recipient: LetterRecipient) {
        self.init(
            kind, to: recipient.email, of: recipient.customer, in: recipient.language ?? .kk, subject: "", text: "",
            html: "")
    }

    /// A file that goes with a letter.
    package struct Attachment: Hashable, Sendable {
        package let name: String
        /// Its media type, such as `application/pdf`.
        package let type: String
        package let content: [UInt8]

        package init(name: String, type: String, content: [UInt8]) {
            (self.name, self.type, self.content) = (name, type, content)
        }
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
    /// Somebody tries one wrong password after another.
    case manyFailures = "many-failures"
    case accountLinked = "account-linked"
    case helperInvitation = "helper-invitation"
    /// To the holder.
    case helperInvited = "helper-invited"
    case helperAccepted = "helper-accepted"
    case helperEnded = "helper-ended"
    /// To the helper.
    case helpEnded = "help-ended"
    case deletionPlanned = "deletion-planned"
    case deleted
    case feedbackReceived = "feedback-received"
    case feedbackAnswered = "feedback-answered"
    /// To the operator.
    case feedbackForOperator = "feedback-for-operator"
    case readingsTaken = "readings-taken"
    /// What the operator or billing did with a reading.
    case readingAnswered = "reading-answered"
    case electronicBill = "electronic-bill"
    /// It corrects an electronic bill that was sent.
    case correctedBill = "corrected-bill"
    /// A bill is due in some days.
    case billDue = "bill-due"
    /// A meter must be verified or replaced.
    case meterDue = "meter-due"
    /// Readings can be given.
    case readingsDue = "readings-due"
    case newPrice = "new-price"
    case highUse = "high-use"
    /// The operator's, to all or some.
    case operatorNotice = "operator-notice"
    case debtNotice = "debt-notice"

    /// Whether a customer may choose not to get it. Letters about the sign-in itself, and about somebody else who sees
    /// an account from now on, are always sent.
    package var isOptional: Bool {
        switch self {
        case .newDevice, .helperEnded: true
        case .billDue, .meterDue, .readingsDue, .newPrice, .highUse, .operatorNotice: true
        default: false
        }
    }

    /// Whether strangers could cause many of them, so that their number is limited. Others are written once by a job.
    package var isLimited: Bool {
        switch self {
        // Readings have limits of their own.
        case .feedbackForOperator, .readingsTaken, .readingAnswered: false
        default: !isBulk
        }
    }

    /// Sent after all others: a thousand bills must not delay a link that somebody waits for. Only by day.
    package var isBulk: Bool {
        switch self {
        case .electronicBill, .correctedBill: true
        case .billDue, .meterDue, .readingsDue, .newPrice, .highUse, .operatorNotice, .debtNotice: true
        default: false
        }
    }

    /// It has no words before it is sent (`LetterCompletion`): they are never older than the database, and the letters of
    /// a city take little room.
    package var isCompletedWhenSent: Bool { isBill || isNotice }

    package var isBill: Bool { self == .electronicBill || self == .correctedBill }

    /// Of what a customer is told about an account, and of the operator's notices.
    package var isNotice: Bool {
        switch self {
        case .billDue, .meterDue, .readingsDue, .newPrice, .highUse, .operatorNotice: true
        default: false
        }
    }
}
