import Store
import Words

extension LetterContent {
    static func secondFactorRemoved(_ texts: Texts) -> LetterContent {
        let texts = texts.dataLetters.secondFactorRemoved
        return LetterContent(
            kind: .secondFactorChanged, subject: texts.subject, paragraphs: [texts.body],
            link: (texts.link, SignInPage()), notes: [texts.note])
    }

    /// - Parameter day: in words.
    static func deletionPlanned(_ day: String, _ texts: Texts) -> LetterContent {
        let texts = texts.dataLetters.deletionPlanned
        return LetterContent(
            kind: .deletionPlanned, subject: texts.subject, paragraphs: [texts.body(day)],
            link: (texts.link, DeletionPage()), notes: [texts.note])
    }

    static func deleted(_ texts: Texts) -> LetterContent {
        let texts = texts.dataLetters.deleted
        return LetterContent(kind: .deleted, subject: texts.subject, paragraphs: [texts.body, texts.note])
    }
}
