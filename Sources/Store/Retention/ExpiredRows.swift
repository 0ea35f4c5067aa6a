package import Domain

/// Rows of the portal's own tables whose term counts from a moment in the row.
package enum ExpiredRows: String, CaseIterable, Sendable {
    /// From the last use.
    case session
    /// From the right password.
    case signInStep = "sign_in_step"
    /// While it is being set up.
    case unfinishedSecondFactor = "second_factor, not confirmed"
    case rememberedDevice = "remembered_device"
    /// From its last sign-in.
    case knownBrowser = "known_browser"
    case signInFailure = "sign_in_failure"
    /// From the start of its window.
    case quota
    /// From the end of the link that would have confirmed it.
    case registration
    /// From the end of the link.
    case mailLink = "mail_link"
    /// From the day on which it was written.
    case unsentLetter = "letter, not sent"
    case letter
    case securityEvent = "security_event"
    /// From the last page of the session.
    case helperUse = "helper_use"
    /// From its end; an invitation that nobody accepted, from the day on which it was sent.
    case helperAccess = "helper_access"
    case operatorAct = "operator_act"
    /// From the deletion of its customer.
    case consent
    case deletedEmail = "deleted_email"
    /// From the moment at which it was closed.
    case feedback
    /// From the moment at which it was given.
    case submission
    case readingExport = "reading_export"
    /// From the moment at which it was sent, while its form is not.
    case upload = "feedback_attachment, not sent"
    case retentionRun = "retention_run"
    /// From its end.
    case endedSubscription = "ebill_subscription, ended"
    /// From the day on which its letter was put into the outbox.
    case electronicBill = "ebill"
    case noticeSent = "notice_sent"
    case noticeRun = "notice_run"
    /// From its end.
    case operatorNotice = "operator_notice"
    /// From the day on which it was written.
    case debtNoticeSent = "debt_notice_sent"
    /// From its text's first use, once nothing that was sent refers to it.
    case debtNotice = "debt_notice"

    /// The table, its primary key, and the condition of a row whose moment is at or before `$1`.
    fileprivate var place: (table: SQL, key: SQL, condition: SQL) {
        switch self {
        case .session: ("session", "token", "seen_at <= $1")
        case .signInStep: ("sign_in_step", "token", "created_at <= $1")
        case .unfinishedSecondFactor: ("second_factor", "customer", "confirmed_at IS NULL AND created_at <= $1")
        case .rememberedDevice: ("remembered_device", "token", "created_at <= $1")
        case .knownBrowser: ("known_browser", "mark", "created_at <= $1")
        case .signInFailure: ("sign_in_failure", "subject", "failed_at <= $1")
        case .quota: ("quota", "subject", "started_at <= $1")
        case .registration:
            ("registration", "token", "token IN (SELECT token FROM mail_link WHERE expires_at <= $1)")
        case .mailLink: ("mail_link", "token", "expires_at <= $1")
        case .unsentLetter: ("letter", "id", "sent_at IS NULL AND created_at <= $1")
        case .letter: ("letter", "id", "created_at <= $1")
        case .securityEvent: ("security_event", "customer, happened_at, id", "happened_at <= $1")
        case .helperUse: ("helper_use", "access, session", "last_at <= $1")
        case .helperAccess:
            (
                "helper_access", "id",
                "(ended_at <= $1 OR (last_day + 1) * 86400 <= $1 OR (accepted_at IS NULL AND invited_at <= $1))"
            )
        case .operatorAct: ("operator_act", "id", "happened_at <= $1")
        case .consent: ("consent", "customer, purpose, agreed_at", "deleted_at <= $1")
        case .deletedEmail: ("deleted_email", "email", "deleted_at <= $1")
        case .feedback: ("feedback", "reference", "closed_at <= $1")
        case .submission: ("submission", "receipt", "submitted_at <= $1")
        case .readingExport: ("reading_export", "number", "created_at <= $1")
        case .upload: ("feedback_attachment", "file", "form IS NOT NULL AND created_at <= $1")
        case .retentionRun: ("retention_run", "id", "finished_at <= $1")
        case .endedSubscription: ("ebill_subscription", "customer, account", "ended_at <= $1")
        case .electronicBill: ("ebill", "month, account, customer, revision", "planned_at <= $1")
        case .noticeSent: ("notice_sent", "customer, account, kind, subject", "sent_at <= $1")
        case .noticeRun: ("notice_run", "id", "finished_at <= $1")
        case .operatorNotice: ("operator_notice", "id", "ends_at <= $1")
        case .debtNoticeSent: ("debt_notice_sent", "id", "posted_at <= $1")
        case .debtNotice:
            ("debt_notice", "name", "created_at <= $1 AND name NOT IN (SELECT notice FROM debt_notice_sent)")
        }
    }
}

extension Operator {
    package func count(_ rows: ExpiredRows, until moment: Timestamp) throws -> Int {
        let place = rows.place
        let count = try connection.row(
            "SELECT COUNT(*) FROM " + place.table + " WHERE " + place.condition, [moment]
        ) { $0.int(0) }
        return Int(count ?? 0)
    }

    /// Deletes at most `limit` rows.
    ///
    /// - Returns: how many.
    package func delete(_ rows: ExpiredRows, until moment: Timestamp, limit: Int) throws -> Int {
        let (table, key, condition) = rows.place
        let expired = "SELECT " + key + " FROM " + table + " WHERE " + condition + " LIMIT $2"
        return try connection.execute(
            "DELETE FROM " + table + " WHERE (" + key + ") IN (" + expired + ")", [moment, limit])
    }

    package func recordRetention(deleted rows: Int, now: Timestamp) throws {
        try connection.execute(
            "INSERT INTO retention_run (id, finished_at, deleted_rows) VALUES ($1, $2, $3)",
            [Int64.random(in: 1 ... .max), now, rows])
    }

    /// When the data past their term were last deleted; a run that a clock ahead has noted holds up no other.
    package func lastRetention(until now: Timestamp) throws -> Timestamp? {
        try connection.row(
            "SELECT finished_at FROM retention_run WHERE finished_at <= $1 ORDER BY finished_at DESC LIMIT 1", [now]
        ) { $0.moment(0) }
    }
}
