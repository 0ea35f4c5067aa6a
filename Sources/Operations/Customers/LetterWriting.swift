package import Domain
package import Store

/// Writes the letters that the operator's acts and answers, or the nightly job, cause: the portal has their words.
package protocol LetterWriting: Sendable {
    /// For a customer whom the operator has added: with a link to choose a password.
    func invitation(
        to customer: CustomerIdentity, in language: Language, _ catalogue: Catalogue?, now: Timestamp
    ) -> (Letter, MailLink)
    /// The operator has removed the second factor.
    func secondFactorRemoved(from customer: CustomerIdentity, _ catalogue: Catalogue?) -> Letter
    /// The operator has answered a message; nil if its sender has given no e-mail.
    func feedbackAnswered(_ head: FeedbackHead, _ answer: FeedbackText, _ catalogue: Catalogue?) -> Letter?
    /// What has become of a reading, to each who is told of it.
    func readingAnswered(_ reading: DecidedReading, _ catalogue: Catalogue?) -> [Letter]
    /// The customer's last letter.
    func deleted(_ customer: CustomerIdentity, _ catalogue: Catalogue?) -> Letter
}
