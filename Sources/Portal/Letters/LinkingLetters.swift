import Domain
import Store
import Web
import Words

/// The letters about linked accounts and their helpers.
extension LetterContent {
    /// To somebody who holds the account already. Who linked it is masked.
    static func accountLinked(_ texts: Texts, _ number: AccountNumber, by who: EmailAddress) -> LetterContent {
        let letter = texts.linkingLetters.accountLinked
        return LetterContent(
            kind: .accountLinked, subject: letter.subject,
            paragraphs: [letter.body((number: number.text, who: who.masked))], notes: [letter.note])
    }

    /// It does not say whose account: its address may be mistyped.
    static func helperInvitation(
        _ texts: Texts, from holder: String, givesReadings: Bool = false, until lastDay: Day?,
        _ page: HelperInvitationPage, _ language: Language
    ) -> LetterContent {
        let letter = texts.linkingLetters.helperInvitation
        let term = lastDay.map { letter.untilDay($0.inWords(language)) }
        return LetterContent(
            kind: .helperInvitation, subject: letter.subject,
            paragraphs: [
                letter.body(holder), givesReadings ? texts.helpers.invitationReadings : nil, term,
            ].compactMap(\.self),
            link: (letter.link, page), notes: [letter.note])
    }

    /// To the holder, who may not be the one who has invited. Who was invited is masked, since they have agreed to nothing.
    static func helperInvited(_ texts: Texts, _ number: AccountNumber, _ who: EmailAddress) -> LetterContent {
        let letter = texts.linkingLetters.helperInvited
        return LetterContent(
            kind: .helperInvited, subject: letter.subject,
            paragraphs: [letter.body((who: who.masked, number: number.text))],
            link: (letter.link, LinkedAccountsPage()),
            notes: [letter.note])
    }

    static func helperAccepted(_ texts: Texts, _ number: AccountNumber, by who: String) -> LetterContent {
        let letter = texts.linkingLetters.helperAccepted
        return LetterContent(
            kind: .helperAccepted, subject: letter.subject,
            paragraphs: [letter.body((who: who, number: number.text))], link: (letter.link, LinkedAccountsPage()))
    }

    /// To the helper: the holder has ended the access.
    static func helpEnded(_ texts: Texts, _ number: AccountNumber, by holder: String) -> LetterContent {
        let letter = texts.linkingLetters.helpEnded
        return LetterContent(
            kind: .helpEnded, subject: letter.subject, paragraphs: [letter.body((who: holder, number: number.text))])
    }

    /// To the holder: the helper has ended the access, or refused the invitation.
    static func helperEnded(_ texts: Texts, _ number: AccountNumber, by who: String) -> LetterContent {
        let letter = texts.linkingLetters.helperEnded
        return LetterContent(
            kind: .helperEnded, subject: letter.subject, paragraphs: [letter.body((who: who, number: number.text))])
    }
}
