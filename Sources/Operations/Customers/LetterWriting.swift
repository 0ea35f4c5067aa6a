package import Domain
package import Store

/// Writes the letters that an operator's act, or the nightly job, causes: the portal has their words.
package protocol LetterWriting: Sendable {
    /// For a customer whom the operator has added: with a link to choose a password.
    func invitation(
        to customer: CustomerIdentity, in language: Language, _ catalogue: Catalogue?, now: Timestamp
    ) -> (Letter, MailLink)
    /// The operator has removed the second factor.
    func secondFactorRemoved(from customer: CustomerIdentity, _ catalogue: Catalogue?) -> Letter
    /// The customer's last letter.
    func deleted(_ customer: CustomerIdentity, _ catalogue: Catalogue?) -> Letter
}
