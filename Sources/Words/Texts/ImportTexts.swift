extension CommandTexts {
    /// The report of an import: its lines and totals.
    package final class Report: Decodable, Sendable {
        package let oneProblem, oneWarning: String
        package let line, column, error, warning, others, problems, warnings: Phrase<String>
        package let lineOfAccount: Phrase<(line: String, account: String)>
        package let mismatch: Phrase<(found: String, expected: String)>
        package let problem: Phrase<(place: String, found: String, expected: String)>
        package let kind, kindWithExample: Phrase<(count: String, place: String, expected: String)>
        package let notListed: Phrase<(total: String, count: String)>
    }

    /// Why a batch cannot be read at all.
    package final class Unreadable: Decodable, Sendable {
        package let noDigest, noMemory, changedMeanwhile, nothingPublished: String
        package let link, notAFile, nameless, notAnArchive, notAFolder, firstBatch, notKept: Phrase<String>
        package let keptOtherwise: Phrase<String>
        package let system, reading: Phrase<(path: String, error: String)>
        package let tooLarge: Phrase<(path: String, size: String, limit: String)>
        package let entries: Phrase<(path: String, limit: String)>
        package let notPlain, sparse, twice, noManifest: Phrase<(path: String, name: String)>
        package let unpackedTooLarge: Phrase<(path: String, gigabytes: String, ratio: String)>
        package let archive: Phrase<(path: String, message: String)>
        package let damaged: Phrase<(name: String, number: String)>
        package let columns: Phrase<(path: String, columns: String)>
    }

    /// The errors of the operating system.
    package final class SystemErrors: Decodable, Sendable {
        package let notFound, notPermitted, denied, exists, notADirectory, isADirectory, tooManyFiles, noSpace: String
        package let readOnly, nameTooLong, inputOutput, quota: String
        package let other: Phrase<String>
    }

    package final class Importing: Decodable, Sendable {
        package let unchanged, refused, interrupted, wasInterrupted: String
        package let reportFailed, notAReport, takesNothing: Phrase<String>
        package let published, checked: Phrase<(rows: String, seconds: String, pace: String)>
        package let progress: Phrase<(rows: String, file: String)>
    }
}
