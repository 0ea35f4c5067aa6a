package import Domain
package import Store
package import Web
import Words

/// The letters that the operator's commands and the nightly job cause.
package struct OperatorLetters: Sendable {
    private let catalogues: Texts.Catalogues
    private let publicAddress: PublicAddress
    private let localTime: @Sendable (Timestamp) -> LocalTime

    package init(publicAddress: PublicAddress, localTime: @escaping @Sendable (Timestamp) -> LocalTime) throws {
        (catalogues, self.publicAddress, self.localTime) = (try Texts.Catalogues(), publicAddress, localTime)
    }

    package func invitation(
        to customer: CustomerIdentity, in language: Language, _ catalogue: Catalogue?, now: Timestamp
    ) -> (Letter, MailLink) {
        let token = Token()
        let page = NewPasswordPage(link: LinkToken(token))
        let letter = letters(catalogue).letter(to: customer.email, of: customer.id, in: language) {
            .invitation(page, $0)
        }
        return (
            letter, MailLink(token: token.digest, .invitation, email: customer.email, customer: customer.id, now: now)
        )
    }

    package func secondFactorRemoved(from customer: CustomerIdentity, _ catalogue: Catalogue?) -> Letter {
        letters(catalogue).letter(to: customer.email, of: customer.id, in: customer.language ?? .kk) {
            .secondFactorRemoved($0)
        }
    }

    /// To the e-mail of the message, in the language in which it was written.
    package func feedbackAnswered(_ head: FeedbackHead, _ answer: FeedbackText, _ catalogue: Catalogue?) -> Letter? {
        guard let email = head.email else { return nil }
        let page = head.customer.map { _ in FeedbackThreadPage(reference: head.reference) }
        return letters(catalogue).letter(to: email.text, of: head.customer, in: head.language) {
            .feedbackAnswered($0, head.reference, answer, page)
        }
    }

    /// It names no customer: it is sent after the customer is gone.
    package func deleted(_ customer: CustomerIdentity, _ catalogue: Catalogue?) -> Letter {
        letters(catalogue).letter(to: customer.email, of: nil, in: customer.language ?? .kk) { .deleted($0) }
    }

    private func letters(_ catalogue: Catalogue?) -> Letters {
        Letters(catalogues, publicAddress, catalogue, localTime: localTime)
    }
}
