import Domain
import Store
import Web
import Words

/// The letters about a customer's sign-in.
extension LetterContent {
    static func newDevice(_ texts: Texts, at moment: LocalTime, device: String) -> LetterContent {
        let letter = texts.securityLetters.newDevice
        let body = letter.body((moment: moment.inWords(texts.language), device: texts.device(device)))
        return LetterContent(.newDevice, letter, body, SecurityPage())
    }

    static func manyFailures(_ texts: Texts) -> LetterContent {
        let letter = texts.securityLetters.manyFailures
        return LetterContent(.manyFailures, letter, letter.body, ForgottenPage())
    }

    static func confirmEmail(_ texts: Texts, _ link: LinkToken) -> LetterContent {
        let letter = texts.securityLetters.confirmEmail
        return LetterContent(.confirmEmail, letter, letter.body, EmailConfirmPage(link: link))
    }

    static func emailTaken(_ texts: Texts) -> LetterContent {
        let letter = texts.securityLetters.emailTaken
        return LetterContent(.emailTaken, letter, letter.body, SignInPage())
    }

    /// To the old e-mail.
    static func emailChanged(_ texts: Texts, at moment: LocalTime, undo link: LinkToken) -> LetterContent {
        let letter = texts.securityLetters.emailChanged
        let body = letter.body(moment.inWords(texts.language))
        return LetterContent(.emailChanged, letter, body, EmailUndoPage(link: link))
    }

    static func emailRestored(_ texts: Texts) -> LetterContent {
        let letter = texts.securityLetters.emailRestored
        return LetterContent(.emailRestored, letter, letter.body, SignInPage())
    }

    /// Without the link, whoever knows the password could shut the customer out by a factor of their own.
    static func secondFactorOn(_ texts: Texts, at moment: LocalTime, undo link: LinkToken) -> LetterContent {
        let letter = texts.securityLetters.factorOn
        let body = letter.body(moment.inWords(texts.language))
        return LetterContent(.secondFactorChanged, letter, body, EmailUndoPage(link: link))
    }

    static func secondFactorChanged(
        _ texts: Texts, _ change: SecondFactorChange, at moment: LocalTime
    ) -> LetterContent {
        let letter =
            switch change {
            case .turnedOff: texts.securityLetters.factorOff
            case .newCodes: texts.securityLetters.newCodes
            }
        let body = letter.body(moment.inWords(texts.language))
        return LetterContent(.secondFactorChanged, letter, body, SecurityPage())
    }

    private init<Body>(
        _ kind: LetterKind, _ letter: Texts.SecurityLetters.Letter<Body>, _ body: String, _ page: any Endpoint
    ) {
        self.init(
            kind: kind, subject: letter.subject, paragraphs: [body], link: (letter.link, page), notes: [letter.note])
    }
}

/// What else happened to a second factor, as its letter tells.
enum SecondFactorChange {
    case turnedOff, newCodes
}
