import Store
import Words

extension LetterContent {
    static func resetPassword(_ page: NewPasswordPage, _ texts: Texts) -> LetterContent {
        let texts = texts.signUpLetters.resetPassword
        return LetterContent(
            kind: .resetPassword, subject: texts.subject, paragraphs: [texts.lead], link: (texts.link, page),
            notes: [texts.note, texts.notYou])
    }
}
