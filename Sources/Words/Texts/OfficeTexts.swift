extension CommandTexts {
    package final class ElectronicBills: Decodable, Sendable {
        package let subscribers, letters, first, corrected, again, replaced, withdrawn, isHeld: String
        package let held, released, notAMonth, noBills, releaseFirst: Phrase<String>
    }

    package final class Feedback: Decodable, Sendable {
        package let textOrFile, isClosed, givenAlready, number, state, topic, account, about, email, telephone: String
        package let language, sent, due, stateNew, stateTaken, stateAnswered, stateClosed, byCustomer: String
        package let byOperator: String
        package let notANumber, none, written, taken, answeredByLetter, answered, closed, stateIs: Phrase<String>
        package let answerLength, typedByVisitor: Phrase<String>
        package let file: Phrase<(number: String, name: String, kind: String, size: String)>
    }

    package final class Readings: Decodable, Sendable {
        package let nothingNew, noExports, notFetched, noneHeld, register, ackState, value, receipt, aboveLater: String
        package let notANumber, none, stateIs, noExport, letters, unanswered, done, doneWithLetter: Phrase<String>
        package let written: Phrase<(path: String, rows: String)>
        package let answers: Phrase<(taken: String, unknown: String)>
        package let line: Phrase<(file: String, line: String, reason: String)>
        package let unknown: Phrase<String>
    }

    package final class Users: Decodable, Sendable {
        package let email, addedOn, accounts, secondFactor, lastSignIn, noneInAYear, toBeDeleted, account, act: String
        package let noSecondFactor, emailOrFile, accountWithEmail, deletedBefore, repeatPassword: String
        package let passwordsDiffer, passwordBytes, passwordCommon, passwordHasEmail, passwordHasAccount: String
        package let exists, progress, none, notLinked, signedOut, passwordAlone, deleted, notAnEmail: Phrase<String>
        package let notAnAccount, noAccount, askPassword, passwordTooLong: Phrase<String>
        package let invited, added: Phrase<(email: String, count: String)>
        package let line: Phrase<(file: String, line: String, reason: String)>
        package let linked, linkedUnconfirmed: Phrase<(account: String, day: String)>
        package let unlinked: Phrase<(email: String, account: String)>
        package let passwordTooShort: Phrase<(length: String, shortest: String)>
    }

    package final class Notices: Decodable, Sendable {
        package let ended, over, planned, shown, noLetters, all, accountsOrOverdue, overdueFrom, recordNotice: String
        package let recordAccount, recordWritten, deletedCustomer, recordTaken, recordAnswer, recordSeen: String
        package let notYet: String
        package let letters, published, letterCount, lettersSoFar, to, before, withoutHolder: Phrase<String>
        package let owingNothing, unknown, andMore, noRecords, recordInPortal, recordText, refusedAt: Phrase<String>
        package let noNotice, otherText: Phrase<String>
        package let concerns: Phrase<(accounts: String, customers: String)>
        package let publishedWithLetters: Phrase<(id: String, count: String)>
        package let wouldBeWritten, wereWritten: Phrase<(accounts: String, sum: String, letters: String)>
        package let recordDebt: Phrase<(account: String, sum: String, day: String)>
        package let recordTo: Phrase<(moment: String, recipient: String)>
        package let recordBy: Phrase<(moment: String, server: String)>
    }

    package final class Outbox: Decodable, Sendable {
        package let failed, letter, to, subject, written, state, server, answer: String
        package let willBeSent, none, next, tried, sentAt, failedAt, waitsUntil: Phrase<String>
        package let figures: Phrase<(waiting: String, tried: String, failed: String)>
    }

    /// What is wrong with the operator's files of consents, topics and notices.
    package final class Files: Decodable, Sendable {
        package let unreadable, json, object, list, anyText, oneLine, code, topics, topicKeys, days: String
        package let threeTexts, consentList, accountConsent, bin, moment, afterFrom, future, overBeforeLetters: String
        package let audience, emptyAudience, street, house, registrationClosed, emptySlots: String
        package let text, unprintable, oneOf, isThere, noSlot, slot, day: Phrase<String>
        package let noKey: Phrase<(key: String, keys: String)>
        package let noPlace: Phrase<(name: String, account: String, debt: String, day: String)>
        package let changedConsent: Phrase<(purpose: String, version: String, language: String)>
    }
}
