extension CommandTexts {
    package final class Batches: Decodable, Sendable {
        package let none, number, name, kind, paymentsAsOf, rows, published, inForce, undone, lettersStay: String
        package let refused, interrupted, full, update: String
        package let part: Phrase<String>
        package let undoneBatch: Phrase<(batch: String, inForce: String)>
    }

    /// Printing, checking, adding many customers.
    package final class Jobs: Decodable, Sendable {
        package let newBatch, noCodeKey: String
        package let otherExport, otherFolder, noBills, busy, billLanguage, single, unreadableList: Phrase<String>
        package let otherRun: Phrase<(folder: String, found: String)>
        package let unwritable: Phrase<(path: String, reason: String)>
        package let drawn: Phrase<(drawn: String, seconds: String, pace: String)>
        package let drawnBefore: Phrase<(drawn: String, seconds: String, pace: String, kept: String)>
        package let noBill: Phrase<(account: String, month: String)>
        package let cannotBeDrawn: Phrase<(account: String, reason: String)>
        package let unprintable: Phrase<(account: String, field: String, letters: String)>
        package let notAnAccountIn: Phrase<(path: String, line: String)>
        package let checked:
            Phrase<
                (
                    count: String, pace: String, agreeing: String, differing: String, impossible: String,
                    withoutBill: String
                )
            >
        package let customersAdded: Phrase<(added: String, existing: String, refused: String)>
    }

    package final class Backups: Decodable, Sendable {
        package let changed, cannotBeWritten, cannotBeRead, notAFile, otherFiles, notOfABackup, malformed: String
        package let copying, packing, unpacking, notEmbedded: String
        package let noDatabase, exists, noManifest, damaged, library: Phrase<String>
        package let unusable, noBackup: Phrase<(path: String, reason: String)>
        package let noRoom: Phrase<(name: String, size: String, room: String)>
        package let done: Phrase<(directory: String, megabytes: String, seconds: String)>
        package let restored: Phrase<(directory: String, day: String, version: String)>
    }

    package final class Doctor: Decodable, Sendable {
        package let ok, failed, database, consents, feedback, mailServer, signature, noBatch, complete: String
        package let feedbackClosed, feedbackOpen: String
        package let batch, noServer, accepted: Phrase<String>
        package let record: Phrase<(name: String, text: String)>
    }

    /// How long rows are kept, and why.
    package final class Retention: Decodable, Sendable {
        package let rows, term, count, reason, noTerm, oneYear, oneDay, oneHour, oneMinute, oneSecond: String
        package let idleSession, codeFollows, toBeConfirmed, factorAskedAgain, takenForNew, delayOver: String
        package let windowOver, linkExpired, linkExplained, letterContent, proofOfSending, customerReadsYear: String
        package let holderReadsYear, proofOfActs, proofOfConsent, notInvitedAgain, limitation, formNotSent: String
        package let proofOfTerms, readsEnd, proofOfWhatWasSent, notToldTwice, operatorSees, proofOfWhatWasTold: String
        package let proofOfSeeing, textOfSent, deletionAsked, disputesOver, notUndone, asMessage, messageGone: String
        package let years, days, hours, minutes, seconds: Phrase<String>
    }

    package final class Keys: Decodable, Sendable {
        package let forms, limits, accountCodes, unsubscribe, formsEnd, limitsEnd, accountCodesEnd: String
        package let unsubscribeEnd, readingLinks, readingLinksEnd: String
        package let listed: Phrase<(key: String, purpose: String, effect: String)>
        package let replaced: Phrase<(key: String, effect: String)>
    }
}
