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

    /// What customers are told about an account. New prices are told in Kazakh and Russian; the days of meters come with
    /// a file for the calendar.
    package func notice(_ notice: CustomerNotice, about link: NoticedLink, _ catalogue: Catalogue, now: Timestamp)
        -> Letter
    {
        let letters = letters(catalogue)
        let content = { NoticeLetters($0, link, catalogue).content(notice) }
        switch notice {
        case .newPrice: return letters.letterInBoth(to: link.recipient, alsoInOther: true, content)
        case .metersDue(let meters):
            var letter = letters.letter(to: link.recipient, or: .kk, content)
            letter.attachments = [calendar(of: meters, link, letter.language, now: now)]
            return letter
        case .billDue, .highUse, .readingsDue: return letters.letter(to: link.recipient, or: .kk, content)
        }
    }

    package func notice(_ notice: OperatorNotice, to recipient: LetterRecipient, _ catalogue: Catalogue?) -> Letter {
        letters(catalogue).letter(to: recipient, or: .kk) { .operatorNotice(notice, $0) }
    }

    /// In Kazakh and Russian.
    ///
    /// - Parameter id: of what is sent to this holder.
    package func debtNotice(
        _ notice: DebtNotice, _ debt: AccountDebt, id: Int64, to recipient: LetterRecipient, _ catalogue: Catalogue
    ) -> Letter {
        letters(catalogue).letterInBoth(to: recipient, alsoInOther: false) { .debtNotice(notice, debt, id: id, $0) }
    }

    private func calendar(
        of meters: [MeterReminder], _ link: NoticedLink, _ language: Language, now: Timestamp
    ) -> Letter.Attachment {
        let wording = CalendarWording(catalogues[language], publicAddress)
        let name = link.name ?? link.account.number.text
        let events = meters.map { wording.meter($0.service, $0.meter, by: $0.day, link.slug, name) }
        return Letter.Attachment(
            name: "kabinet.ics", type: "text/calendar; charset=utf-8", content: wording.calendar(events, now: now).bytes
        )
    }

    func letters(_ catalogue: Catalogue?) -> Letters {
        Letters(catalogues, publicAddress, catalogue, localTime: localTime)
    }
}
