extension Texts {
    /// Linking accounts, and the list of them.
    package final class Linking: Decodable, Sendable {
        package let title, lead, addTitle, addLead, addHelp, number, numberHint, oneProof, meter, meterHint: String
        package let sum, sumHint, add, numberMissing, proofMissing, notASum, wrong, formExpired, linked: String
        package let settingsTitle, name, nameHint, nameTooLong, opensFirstChoice, opensFirst, hide, hideHint: String
        package let isHidden, save, more, open, change, up, down, removeTitle, removeMeans, remove, keep: String
        package let confirmAgain, confirm: String
        package let tooMany, hiddenAccounts, changeOf, upOf, downOf: Phrase<String>
    }

    /// Letting others see an account.
    package final class Helpers: Decodable, Sendable {
        package let title, lead, none, invite, email, emailHint, until, untilHint, dayExample, send: String
        package let emailInvalid, ownEmail, dayInvalid, dayPast, tooMany, notConfirmed, formExpired, waiting: String
        package let over, end, untilEnded, ofOthers, youHelp, stopHelping, invitationTitle, invitationLog: String
        package let accept, invitationDead: String
        package let uses, untilDay, invitationLead, otherEmail: Phrase<String>
    }

    package final class LinkingLetters: Decodable, Sendable {
        package let accountLinked: AccountLinked
        package let helperInvitation: HelperInvitation
        package let helperAccepted: HelperAccepted
        package let helperEnded: HelperEnded

        package final class AccountLinked: Decodable, Sendable {
            package let subject, note: String
            package let body: Phrase<(number: String, who: String)>
        }

        package final class HelperInvitation: Decodable, Sendable {
            package let subject, link, note: String
            package let body: Phrase<(who: String, address: String)>
            package let untilDay: Phrase<String>
        }

        package final class HelperAccepted: Decodable, Sendable {
            package let subject, link: String
            package let body: Phrase<(who: String, number: String)>
        }

        package final class HelperEnded: Decodable, Sendable {
            package let subject: String
            package let body: Phrase<(who: String, number: String)>
        }
    }
}
