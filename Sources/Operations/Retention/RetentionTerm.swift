package import Store

/// How long rows are kept, and why. `docs/personal-data.md` has the same terms.
package struct RetentionTerm: Sendable {
    package let rows: ExpiredRows
    /// From the moment that the rows' case names.
    package let seconds: Int64
    package let reason: String

    package static let all: [RetentionTerm] = [
        RetentionTerm(.session, Session.idleLimit, "an idle session is over"),
        RetentionTerm(.signInStep, SignInStep.lifetime, "the code has to follow the password"),
        RetentionTerm(.unfinishedSecondFactor, SecondFactor.setUpTime, "it has to be confirmed in this time"),
        RetentionTerm(.rememberedDevice, RememberedDevice.lifetime, "the second factor is asked for again"),
        RetentionTerm(.signInFailure, day, "the longest delay is over"),
        RetentionTerm(.quota, day, "the longest window is over"),
        RetentionTerm(.registration, 0, "its link has expired"),
        RetentionTerm(.mailLink, 30 * day, "until then its page says why it no longer works"),
        RetentionTerm(.unsentLetter, 90 * day, "the term of a letter's content"),
        RetentionTerm(.letter, 3 * year, "proof that it was sent"),
        RetentionTerm(.securityEvent, year, "the customer reads the last year"),
        RetentionTerm(.helperUse, year, "the holder reads the last year"),
        RetentionTerm(.helperAccess, year, "the holder reads the last year"),
        RetentionTerm(.operatorAct, 3 * year, "proof of the operator's acts"),
        RetentionTerm(.consent, 3 * year, "proof of consent, for the period of limitation"),
        RetentionTerm(.deletedEmail, year, "whoever has left is not invited again"),
        RetentionTerm(.feedback, 3 * year, "the period of limitation"),
        RetentionTerm(.upload, UploadForm.lifetime, "the form was not sent"),
        RetentionTerm(.retentionRun, 3 * year, "proof that the terms are kept"),
        RetentionTerm(.endedSubscription, year, "the customer reads when it ended"),
        RetentionTerm(.electronicBill, 3 * year, "proof of what was sent"),
        RetentionTerm(.noticeSent, 2 * year, "nobody is told the same twice"),
        RetentionTerm(.noticeRun, year, "the operator sees that notices are sent"),
        RetentionTerm(.operatorNotice, 3 * year, "proof of what customers were told"),
        RetentionTerm(.debtNoticeSent, 3 * year, "proof that it was sent and seen"),
        RetentionTerm(.debtNotice, 3 * year, "the text of what was sent"),
    ]

    /// After the day on which an account was closed.
    package static let closedAccountDays = 3 * 365
    /// Of the letters that are written as files.
    package static let letterFileDays = 90

    private static let minute: Int64 = 60
    private static let day: Int64 = 24 * 60 * minute
    private static let year: Int64 = 365 * day

    private init(_ rows: ExpiredRows, _ seconds: Int64, _ reason: String) {
        (self.rows, self.seconds, self.reason) = (rows, seconds, reason)
    }

    /// "3 years".
    package var words: String { RetentionTerm.words(seconds) }

    package static func words(days: Int) -> String { words(Int64(days) * day) }

    private static func words(_ seconds: Int64) -> String {
        guard seconds > 0 else { return "none" }
        let units = [(year, "year"), (day, "day"), (60 * minute, "hour"), (minute, "minute")]
        let (unit, name) = units.first { seconds.isMultiple(of: $0.0) } ?? (1, "second")
        let count = seconds / unit
        return "\(count) \(name)\(count == 1 ? "" : "s")"
    }
}
