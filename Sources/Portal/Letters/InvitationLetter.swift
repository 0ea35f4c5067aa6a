import Store
import Words

extension LetterContent {
    /// The operator has added the customer.
    static func invitation(_ page: NewPasswordPage, _ texts: Texts) -> LetterContent {
        let texts = texts.signUpLetters.invitation
        return LetterContent(
            kind: .invitation, subject: texts.subject, paragraphs: [texts.lead], link: (texts.link, page),
            notes: [texts.note, texts.notYou])
    }
}
