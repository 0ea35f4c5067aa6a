import Store
import Words

extension LetterContent {
    /// Somebody wanted to register with the e-mail of a customer.
    static func alreadyRegistered(_ texts: Texts) -> LetterContent {
        let texts = texts.signUpLetters.alreadyRegistered
        return LetterContent(
            kind: .alreadyRegistered, subject: texts.subject, paragraphs: [texts.lead, texts.note],
            link: (texts.link, SignInPage()), notes: [texts.notYou])
    }
}
