package import Store
import Words

/// How long rows are kept, and why. `docs/personal-data.md` has the same terms.
package struct RetentionTerm: Sendable {
    package let rows: ExpiredRows
    /// From the moment that the rows' case names.
    package let seconds: Int64
    private let told: Reason

    private typealias Reason = any KeyPath<CommandTexts.Retention, String> & Sendable

    package static let all: [RetentionTerm] = [
        RetentionTerm(.session, Session.idleLimit, \.idleSession),
        RetentionTerm(.signInStep, SignInStep.lifetime, \.codeFollows),
        RetentionTerm(.unfinishedSecondFactor, SecondFactor.setUpTime, \.toBeConfirmed),
        RetentionTerm(.rememberedDevice, RememberedDevice.lifetime, \.factorAskedAgain),
        RetentionTerm(.knownBrowser, KnownBrowser.lifetime, \.takenForNew),
        RetentionTerm(.signInFailure, day, \.delayOver),
        RetentionTerm(.quota, day, \.windowOver),
        RetentionTerm(.registration, 0, \.linkExpired),
        RetentionTerm(.mailLink, 30 * day, \.linkExplained),
        RetentionTerm(.unsentLetter, 90 * day, \.letterContent),
        RetentionTerm(.letter, 3 * year, \.proofOfSending),
        RetentionTerm(.securityEvent, year, \.customerReadsYear),
        RetentionTerm(.helperUse, year, \.holderReadsYear),
        RetentionTerm(.helperAccess, year, \.holderReadsYear),
        RetentionTerm(.operatorAct, 3 * year, \.proofOfActs),
        RetentionTerm(.consent, 3 * year, \.proofOfConsent),
        RetentionTerm(.deletedEmail, year, \.notInvitedAgain),
        RetentionTerm(.feedback, 3 * year, \.limitation),
        RetentionTerm(.submission, 3 * year, \.limitation),
        RetentionTerm(.readingExport, 3 * year, \.limitation),
        RetentionTerm(.upload, UploadForm.lifetime, \.formNotSent),
        RetentionTerm(.retentionRun, 3 * year, \.proofOfTerms),
        RetentionTerm(.endedSubscription, year, \.readsEnd),
        RetentionTerm(.electronicBill, 3 * year, \.proofOfWhatWasSent),
        RetentionTerm(.noticeSent, 2 * year, \.notToldTwice),
        RetentionTerm(.noticeRun, year, \.operatorSees),
        RetentionTerm(.operatorNotice, 3 * year, \.proofOfWhatWasTold),
        RetentionTerm(.debtNoticeSent, 3 * year, \.proofOfSeeing),
        RetentionTerm(.debtNotice, 3 * year, \.textOfSent),
    ]

    /// After the day on which an account was closed.
    package static let closedAccountDays = 3 * 365
    /// Of the files of a batch, after its publication.
    package static let keptBatchSeconds = year
    /// Of the letters that are written as files.
    package static let letterFileDays = 90

    private static let minute: Int64 = 60
    private static let day: Int64 = 24 * 60 * minute
    private static let year: Int64 = 365 * day

    private init(_ rows: ExpiredRows, _ seconds: Int64, _ told: Reason) {
        (self.rows, self.seconds, self.told) = (rows, seconds, told)
    }

    package var reason: String { CommandTexts.current.retention[keyPath: told] }

    /// "3 years".
    package var words: String { RetentionTerm.words(seconds) }

    static var keptBatch: String { words(keptBatchSeconds) }

    package static func words(days: Int) -> String { words(Int64(days) * day) }

    private static func words(_ seconds: Int64) -> String {
        let words = CommandTexts.current.retention
        guard seconds > 0 else { return words.noTerm }
        let units = [
            (year, words.oneYear, words.years), (day, words.oneDay, words.days),
            (60 * minute, words.oneHour, words.hours), (minute, words.oneMinute, words.minutes),
        ]
        let (unit, one, many) = units.first { seconds.isMultiple(of: $0.0) } ?? (1, words.oneSecond, words.seconds)
        return seconds == unit ? one : many("\(seconds / unit)")
    }
}
