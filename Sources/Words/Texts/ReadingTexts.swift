extension Texts {
    /// Giving readings, and what has become of them.
    package final class Readings: Decodable, Sendable {
        package let title, lead, day, dayExample, calendar, none, noneNext, reading, noPrevious: String
        package let check, send, checkTitle, checkLead, someTaken, nothingTyped: String
        package let askRolledOver, askHigh, askLow, askUnused, askSwapped, willBeHeld, differs, unverified, sure: String
        package let noDay, dayInFuture, noValue, formExpired: String
        package let listTitle, listLead, noReadings, onDay, sinceLast, who, earlier, ofOther: String
        package let correct, wrong, sendPhoto, givenTitle, justTaken, noneGiven, when, whose, what, state,
            byLink: String
        package let fileTitle, fileLead, fileColumns, fileMeters, file, fileBusy, fileSend, fileSendForFile: String
        package let fileMissing, fileTooLarge, fileNotCSV, fileTooLong, fileEmpty, fileResult, fileLine: String
        package let meterGone, noSuchMeter, notNow, noSuchRegister, twoDays, confirmInFile: String
        package let fileNoColumn: Phrase<String>
        package let fileCounts: Phrase<(taken: String, refused: String)>
        package let linkLead, linkUnknown, linkOld, signedIn, tooManyByLink: String
        package let closed, registerReading, usedOnly, costs, dayTooEarly, dayBefore: Phrase<String>
        package let tooManyDigits, meterRemoved, meterNotInstalled, tooMany, receipt, correctUntil,
            usualOne, removedOn: Phrase<String>
        package let open: Phrase<(until: String, month: String)>
        package let kept: Phrase<(opens: String, month: String)>
        package let meter: Phrase<(service: String, meter: String)>
        package let previous, below: Phrase<(value: String, day: String)>
        package let usual: Phrase<(from: String, until: String)>
        package let used: Phrase<(used: String, days: String, perDay: String)>
        package let costsAtStep: Phrase<(sum: String, step: String)>
        package let twoMeanings: Phrase<(whole: String, fraction: String)>
        package let given: Phrase<(values: String, day: String)>
        package let receivedAt: Phrase<(moment: String, zone: String)>
        package let registerValue: Phrase<(register: String, value: String)>
        package let usedInstead: Phrase<(given: String, used: String)>
        package let states: States
        package let reasons: Reasons

        package final class States: Decodable, Sendable {
            package let received, held, asked, accepted, exported, posted, refused, rejected: String
            package let replaced: String
        }

        package final class Reasons: Decodable, Sendable {
            package let implausible, otherMeter, companyReading, unreadablePhoto, photoNeeded, billing: String
        }
    }

    package final class ReadingLetters: Decodable, Sendable {
        package let taken: Taken
        package let answered: Answered

        package final class Taken: Decodable, Sendable {
            package let subject, lead, link, note, linkSubject, linkLead, linkNote: String
            package let helperSubject, helperLead: String
            package let reading: Phrase<(account: String, meter: String, values: String, day: String)>
            package let receipt: Phrase<(receipt: String, until: String)>
        }

        package final class Answered: Decodable, Sendable {
            package let lead, link, note, photo: String
            package let subject: Phrase<String>
        }
    }
}
