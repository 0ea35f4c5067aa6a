import Store
import Words

extension LetterContent {
    static func passwordChanged(_ texts: Texts) -> LetterContent {
        let texts = texts.signUpLetters.passwordChanged
        return LetterContent(
            kind: .passwordChanged, subject: texts.subject, paragraphs: [texts.lead, texts.note, texts.notYou],
            link: (texts.link, ForgottenPage()))
    }
}
