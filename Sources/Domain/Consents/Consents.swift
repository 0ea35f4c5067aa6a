/// The consents that the operator asks for, all complete: registration is open only with them.
package struct Consents: Sendable {
    package let texts: [ConsentText]

    /// Nil while a slot is empty, or without the consent that a sign-in needs.
    package init?(_ templates: [ConsentTemplate]) {
        let texts = templates.compactMap(\.filled)
        guard texts.count == templates.count, texts.contains(where: { $0.purpose == .account }) else { return nil }
        self.texts = texts
    }

    package subscript(purpose: ConsentPurpose) -> ConsentText? { texts.first { $0.purpose == purpose } }
}

/// A consent that a customer has given, as it was shown.
package struct GivenConsent: Sendable {
    package let agreement: ConsentAgreement
    package let agreedAt: Timestamp
    package let withdrawnAt: Timestamp?
    /// The title, the paragraphs and the sentence next to the checkbox, separated by blank lines.
    package let shown: String

    package init(agreement: ConsentAgreement, agreedAt: Timestamp, withdrawnAt: Timestamp?, shown: String) {
        (self.agreement, self.agreedAt, self.withdrawnAt, self.shown) = (agreement, agreedAt, withdrawnAt, shown)
    }

    package var isInForce: Bool { withdrawnAt == nil }
}
