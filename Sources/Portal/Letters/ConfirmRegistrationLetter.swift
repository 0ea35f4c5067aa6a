import Store
import Words

extension LetterContent {
    static func confirmRegistration(_ page: ConfirmRegistrationPage, _ texts: Texts) -> LetterContent {
        let texts = texts.signUpLetters.confirmRegistration
        return LetterContent(
            kind: .confirmRegistration, subject: texts.subject, paragraphs: [texts.lead], link: (texts.link, page),
            notes: [texts.note, texts.notYou])
    }
}
