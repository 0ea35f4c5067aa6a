extension Texts {
    /// Linking accounts, and the list of them.
    package final class Linking: Decodable, Sendable {
        package let title, lead, addTitle, addLead, addHelp, number, numberHint, oneProof, meter, meterHint: String
        package let sum, sumHint, code, codeHint, add, numberMissing, proofMissing, notASum, wrong, formExpired,
            linked: String
        package let settingsTitle, name, nameHint, nameTooLong, opensFirstChoice, opensFirst, hide, hideHint: String
        package let isHidden, save, more, open, change, up, down, removeTitle, removeMeans, remove, keep: String
        package let formerBills, formerLead, noFormerBills, confirmAgain, confirm, ended, backToList, newPayer: String
        package let tooMany, tooManyToday, hiddenAccounts, changeOf, confirmOf, upOf, downOf,
            otherHolders: Phrase<String>
    }

    /// Letting others see an account.
    package final class Helpers: Decodable, Sendable {
        package let title, lead, none, invite, email, emailHint, until, untilHint, dayExample, send: String
        package let emailInvalid, ownEmail, isHelper, dayInvalid, dayPast, tooMany, notConfirmed, formExpired: String
        package let waiting, over, end, untilEnded, ofOthers, youHelp, stopHelping, invitationTitle: String
        package let invitationLog, accept, refuse, invitationUsed, invitationDead: String
        package let mayGiveReadings, givesReadings, invitationReadings: String
        package let uses, untilDay, invitedBy, signInAs, otherEmail: Phrase<String>
        package let invitationLead: Phrase<(who: String, address: String)>
    }

    package final class LinkingLetters: Decodable, Sendable {
        package let accountLinked: AccountLinked
        package let helperInvitation: HelperInvitation
        package let helperInvited: HelperInvited
        package let helperAccepted: HelperAccepted
        package let helperEnded, helpEnded: HelperEnded

        package final class AccountLinked: Decodable, Sendable {
            package let subject, note: String
            package let body: Phrase<(number: String, who: String)>
        }

        package final class HelperInvitation: Decodable, Sendable {
            package let subject, link, note: String
            package let body, untilDay: Phrase<String>
        }

        package final class HelperInvited: Decodable, Sendable {
            package let subject, link, note: String
            package let body: Phrase<(who: String, number: String)>
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
