extension Texts {
    /// The personal settings, and what the other pages of the settings are for.
    package final class Settings: Decodable, Sendable {
        package let title, saved, name, nameHint, phone, phoneHint, phoneInvalid, language, largeText: String
        package let letters, lettersHint, newDevice, helperEnded, save, formExpired: String
        package let billDue, meterDue, readingsDue, newPrice, highUse, operatorNotice: String
        package let others, security, password, email, accounts, calendar, consents, data, deletion: String
        package let nameTooLong: Phrase<String>
    }

    /// Changing the password, and the field for the current one.
    package final class Password: Decodable, Sendable {
        package let title, lead, current, currentHint, new, submit, changed: String
        package let currentMissing, currentWrong, formExpired: String
        package let tooMany: Phrase<String>
    }

    /// Changing the e-mail.
    package final class Email: Decodable, Sendable {
        package let title, lead, new, submit, sent, changed, invalid, same: String
        package let confirmTitle, confirm, taken, formExpired, refusedLink: String
        package let current, confirmLead, tooMany, refused: Phrase<String>
    }

    package final class EmailUndo: Decodable, Sendable {
        package let title, what, sessions, secondFactor, helpers, deletion, password, submit: String
        package let lead: Phrase<String>
    }
}
