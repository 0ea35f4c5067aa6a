import Domain
import Store

/// Writes rows whose terms begin at a chosen moment.
struct AgedRows {
    let connection: any Connection
    let customer: CustomerID

    /// - Parameter number: distinguishes the rows of a kind.
    func add(_ rows: ExpiredRows, _ number: Int, at moment: Timestamp) throws {
        let token = Array("\(rows.rawValue) \(number)".utf8)
        switch rows {
        case .session:
            try insert(
                """
                INSERT INTO session (token, id, customer, device, created_at, seen_at) VALUES ($1, $2, $3, '', $4, $4)
                """, token, number, customer, moment)
        case .signInStep:
            try insert(
                "INSERT INTO sign_in_step (token, customer, created_at) VALUES ($1, $2, $3)", token, customer, moment)
        case .unfinishedSecondFactor:
            try insert(
                "INSERT INTO second_factor (customer, totp_key, created_at) VALUES ($1, $2, $3)",
                try another(number), token, moment)
        case .rememberedDevice:
            try insert(
                """
                INSERT INTO remembered_device (token, id, customer, device, created_at) VALUES ($1, $2, $3, '', $4)
                """, token, number, customer, moment)
        case .knownBrowser:
            try insert(
                "INSERT INTO known_browser (mark, customer, created_at) VALUES ($1, $2, $3)", token, customer, moment)
        case .signInFailure:
            try insert(
                "INSERT INTO sign_in_failure (subject, failures, failed_at) VALUES ($1, 1, $2)", token, moment)
        case .quota: try insert("INSERT INTO quota (subject, started_at, used) VALUES ($1, $2, 1)", token, moment)
        case .registration:
            try link(token, "register", until: moment)
            try insert(
                "INSERT INTO registration (token, password, language, consents) VALUES ($1, 'hash', 'kk', '')", token)
        case .mailLink: try link(token, "reset", until: moment)
        case .unsentLetter: try letter(number, at: moment, sent: nil)
        case .letter: try letter(1_000_000 + number, at: moment, sent: moment)
        case .securityEvent:
            try insert(
                "INSERT INTO security_event (customer, happened_at, id, kind) VALUES ($1, $2, $3, 'signed-in')",
                customer, moment, number)
        case .helperUse:
            try insert(
                "INSERT INTO helper_use (access, session, first_at, last_at) VALUES (-1, $1, $2, $2)", number, moment)
        case .helperAccess: try access(number, at: moment)
        case .operatorAct:
            try insert(
                "INSERT INTO operator_act (id, happened_at, act, reason) VALUES ($1, $2, 'list', '')", number, moment)
        case .consent:
            try insert(
                """
                INSERT INTO consent (customer, purpose, agreed_at, version, language, deleted_at)
                VALUES ($1, 'account', 0, '1', 'kk', $2)
                """, number, moment)
        case .deletedEmail:
            try insert("INSERT INTO deleted_email (email, deleted_at) VALUES ($1, $2)", token, moment)
        case .feedback: try feedback(number, closed: moment)
        case .submission:
            try insert(
                """
                INSERT INTO submission (receipt, account, service, meter, month, day, until, submitted_at, channel, state,
                    changed_at, checks, answered)
                VALUES ($1, '1', 'el', '1', 0, 0, 0, $2, 'link', 'replaced', 0, '', '')
                """, "\(number)", moment)
        case .readingExport:
            try insert(
                """
                INSERT INTO reading_export (number, created_at, supplier, row_count, digest) VALUES ($1, $2, '', 1, '')
                """, number, moment)
        case .upload:
            try insert(
                """
                INSERT INTO feedback_attachment (file, form, owner, position, name, kind, size, created_at)
                VALUES ($1, $2, $2, 1, '', 'pdf', 1, $3)
                """, "file \(number)", token, moment)
        case .retentionRun:
            try insert(
                "INSERT INTO retention_run (id, finished_at, deleted_rows) VALUES ($1, $2, 0)", number, moment)
        case .endedSubscription: try subscription(number, token, endedAt: moment)
        case .electronicBill:
            try insert(
                """
                INSERT INTO ebill
                    (month, account, customer, revision, letter, to_pay, due, fingerprint, planned_at)
                VALUES ($1, '1', $2, 0, $1, 0, 0, $3, $4)
                """, number, customer, token, moment)
        case .noticeSent:
            try insert(
                """
                INSERT INTO notice_sent (customer, account, kind, subject, letter, sent_at)
                VALUES ($1, '1', 'bill-due', $2, 1, $3)
                """, customer, "\(number)", moment)
        case .noticeRun:
            try insert("INSERT INTO notice_run (id, finished_at, letters) VALUES ($1, $2, 0)", number, moment)
        case .operatorNotice:
            try insert(
                """
                INSERT INTO operator_notice (id, kind, starts_at, ends_at, audience, title_kk, title_ru, title_en,
                    text_kk, text_ru, text_en, published_at, letters)
                VALUES ($1, 'info', 0, $2, '', '', '', '', '', '', '', 0, 'none')
                """, number, moment)
        case .debtNoticeSent: try debtNotice("sent", number, at: moment)
        case .debtNotice: try text("text \(number)", at: moment)
        }
    }

    /// An access without an end, for the uses.
    func addOpenAccess() throws {
        try insert(
            """
            INSERT INTO helper_access (id, holder, account, email, scope, invited_at, accepted_at)
            VALUES (-1, $1, '1', 'helper@b.kz', 'view', 0, 0)
            """, customer)
    }

    private func insert(_ statement: SQL, _ values: any Bindable...) throws {
        try connection.execute(statement, values)
    }

    private func link(_ token: [UInt8], _ purpose: String, until moment: Timestamp) throws {
        try insert(
            """
            INSERT INTO mail_link (token, purpose, email, created_at, expires_at) VALUES ($1, $2, 'x@b.kz', $3, $3)
            """, token, purpose, moment)
    }

    private func feedback(_ number: Int, closed moment: Timestamp) throws {
        try insert(
            """
            INSERT INTO feedback (reference, form, topic, state, language, created_at, due, changed_at, closed_at)
            VALUES ($1, $2, 'bill', 'closed', 'kk', 0, 0, $3, $3)
            """, "ref \(number)", Array("form \(number)".utf8), moment)
    }

    private func letter(_ id: Int, at moment: Timestamp, sent: Timestamp?) throws {
        try insert(
            """
            INSERT INTO letter (id, kind, recipient, language, subject, text, html, created_at, sent_at)
            VALUES ($1, 'invitation', 'x@b.kz', 'kk', '', '', '', $2, $3)
            """, id, moment, sent)
    }

    private func text(_ name: String, at moment: Timestamp) throws {
        try insert(
            """
            INSERT INTO debt_notice (name, title_kk, title_ru, text_kk, text_ru, created_at)
            VALUES ($1, '', '', '', '', $2) ON CONFLICT (name) DO NOTHING
            """, name, moment)
    }

    /// Its text is younger.
    private func debtNotice(_ name: String, _ number: Int, at moment: Timestamp) throws {
        try text(name, at: Timestamp(seconds: 1_000_000_000_000))
        try insert(
            """
            INSERT INTO debt_notice_sent (id, notice, account, customer, debt, as_of, letter, posted_at)
            VALUES ($1, $2, $3, $4, 1, 0, 1, $5)
            """, number, name, "\(number)", customer, moment)
    }

    /// Ended, or over by its last day, or never accepted.
    private func access(_ number: Int, at moment: Timestamp) throws {
        let end: SQL =
            switch number % 3 {
            case 0: "VALUES ($1, $2, '1', 'h@b.kz', 'view', 0, 0, $3, NULL)"
            case 1: "VALUES ($1, $2, '1', 'h@b.kz', 'view', 0, 0, NULL, $3 / 86400 - 1)"
            default: "VALUES ($1, $2, '1', 'h@b.kz', 'view', $3, NULL, NULL, NULL)"
            }
        try insert(
            """
            INSERT INTO helper_access (id, holder, account, email, scope, invited_at, accepted_at, ended_at, last_day)
            """ + " " + end, number, customer, moment)
    }

    private func subscription(_ number: Int, _ token: [UInt8], endedAt moment: Timestamp) throws {
        let customer = try another(number)
        try insert(
            "INSERT INTO account_link (customer, slug, account, created_at) VALUES ($1, 'slug', '1', 0)", customer)
        try insert(
            """
            INSERT INTO ebill_subscription (customer, account, payer, instead_of_paper, token, since, ended_at)
            VALUES ($1, '1', '', 0, $2, 0, $3)
            """, customer, token, moment)
    }

    private func another(_ number: Int) throws -> CustomerID {
        let email = "second\(number)@b.kz"
        try Operator(connection).addCustomer(email: email, password: "hash", accounts: [], now: TestOffice.now)
        return try Operator(connection).identity(email)?.id ?? customer
    }
}
