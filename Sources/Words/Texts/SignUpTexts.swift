extension Texts {
    /// Registering, and confirming it.
    package final class Registration: Decodable, Sendable {
        package let title, lead, emailWrong, language, consents, fullText, consentMissing, submit, signIn: String
        package let formExpired, closed: String
        package let tooMany: Phrase<String>
        package let sentTitle, sentSomewhere, sentAgain, sentNext, sentSpam, resend, otherEmail, resendExpired: String
        package let sent: Phrase<String>
        package let confirmTitle, confirm, confirmWrong, confirmExpired, confirmOther, confirmOtherLead, confirmChoose,
            again: String
        package let confirmLead: Phrase<String>
    }

    /// A forgotten password, and an invitation.
    package final class PasswordReset: Decodable, Sendable {
        package let title, lead, submit, noMail, formExpired, sentSomewhere, sentNext, otherEmail: String
        package let newTitle, invitationTitle, password, save, newExpired, changed: String
        package let sent, newLead, invitationLead: Phrase<String>
    }

    /// What every field for a new password says.
    package final class Passwords: Decodable, Sendable {
        package let show, missing, common, email, account: String
        package let hint, tooShort, tooLong: Phrase<String>
    }

    /// Why a link of a letter does not work.
    package final class MailLinks: Decodable, Sendable {
        package let title, unknown, used, expired: String
    }

    package final class Consents: Decodable, Sendable {
        package let title, lead, none, text, withdraw, follows, followsAnyway, offered, agree, withdrawn: String
        package let given: Phrase<(day: String, version: String, language: String)>
        package let withdrawnOn: Phrase<(title: String, day: String)>
    }

    /// The letters of getting in.
    package final class SignUpLetters: Decodable, Sendable {
        package let confirmRegistration, alreadyRegistered, resetPassword, passwordChanged, invitation: Letter

        package final class Letter: Decodable, Sendable {
            package let subject, lead, link, note, notYou: String
        }
    }
}
