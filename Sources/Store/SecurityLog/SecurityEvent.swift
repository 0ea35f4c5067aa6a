package import Domain

/// An entry of a customer's security log, which the customer reads in the settings.
package struct SecurityEvent: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case registered
        case signedIn = "signed-in"
        case signInRefused = "sign-in-refused"
        /// The password was right, and the code of the second factor was not.
        case codeRefused = "code-refused"
        case signedOut = "signed-out"
        case sessionsEnded = "sessions-ended"
        /// A wrong password in the settings, by somebody who had signed in.
        case passwordRefused = "password-refused"
        case passwordChanged = "password-changed"
        case passwordReset = "password-reset"
        case emailChangeRequested = "email-change-requested"
        case emailChanged = "email-changed"
        case emailRestored = "email-restored"
        case secondFactorOn = "second-factor-on"
        case secondFactorOff = "second-factor-off"
        case recoveryCodesRenewed = "recovery-codes-renewed"
        case recoveryCodeUsed = "recovery-code-used"
        case accountLinked = "account-linked"
        case accountRemoved = "account-removed"
        case helperInvited = "helper-invited"
        case helperAccepted = "helper-accepted"
        case helperEnded = "helper-ended"
        case consentGiven = "consent-given"
        case consentWithdrawn = "consent-withdrawn"
        case dataTaken = "data-taken"
        case calendarMade = "calendar-made"
        case calendarEnded = "calendar-ended"
        case deletionRequested = "deletion-requested"
        case deletionCancelled = "deletion-cancelled"
        /// The operator did something; the detail is the act.
        case operatorActed = "operator-acted"
    }

    package let kind: Kind
    package let happenedAt: Timestamp
    /// What it was about, such as an account's number.
    package let detail: String?
    /// Browser and system; nil if there was none.
    package let device: String?
}

extension Connection {
    func log(
        _ kind: SecurityEvent.Kind, of customer: CustomerID, detail: String? = nil, device: String?, now: Timestamp
    ) throws {
        try execute(
            """
            INSERT INTO security_event (customer, happened_at, id, kind, detail, device)
            VALUES ($1, $2, $3, $4, $5, $6)
            """, [customer, now, Int64.random(in: 1 ... .max), kind.rawValue, detail, device])
    }
}

extension Authentication {
    /// Whether the customer has signed in before, as far as the log knows.
    package func hasSignedIn(_ customer: CustomerID) throws -> Bool {
        try connection.row(
            "SELECT 1 FROM security_event WHERE customer = $1 AND kind IN ($2, $3) LIMIT 1",
            [customer, SecurityEvent.Kind.signedIn.rawValue, SecurityEvent.Kind.registered.rawValue]
        ) { $0.int(0) } != nil
    }

    package func log(
        _ kind: SecurityEvent.Kind, of customer: CustomerID, detail: String? = nil, device: String?, now: Timestamp
    ) throws {
        try connection.log(kind, of: customer, detail: detail, device: device, now: now)
    }
}

extension Customer {
    package func log(_ kind: SecurityEvent.Kind, detail: String? = nil, device: String?, now: Timestamp) throws {
        try connection.log(kind, of: id, detail: detail, device: device, now: now)
    }

    /// The log of the last year, the latest first.
    package func securityLog(since: Timestamp, limit: Int = 500) throws -> [SecurityEvent] {
        try connection.rows(
            """
            SELECT kind, happened_at, detail, device FROM security_event
            WHERE customer = $1 AND happened_at > $2 ORDER BY happened_at DESC, id LIMIT $3
            """, [id, since, limit]
        ) { row in
            SecurityEvent(
                kind: try row.word(0), happenedAt: row.moment(1), detail: row.optionalText(2),
                device: row.optionalText(3))
        }
    }
}
