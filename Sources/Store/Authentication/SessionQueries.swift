package import Domain

/// A valid session, with what every page shows of its customer.
package struct Session: Sendable {
    /// Its name in the list of sessions.
    package let id: Int64
    package let customer: CustomerID
    package let email: String
    /// How the customer wishes to be addressed.
    package let name: String?
    package let language: Language?
    package let hasLargeText: Bool
    /// When a requested deletion takes effect.
    package let deletesAt: Timestamp?
    /// A mail server has refused the e-mail for ever.
    package let isEmailRefused: Bool
    let hasUnseenDebtNotice: Bool
    package let seenAt: Timestamp

    /// A session expires after half an hour without a request, and after twelve hours at the latest.
    package static let idleLimit: Int64 = 30 * 60
    package static let lifetime: Int64 = 12 * 60 * 60
    /// How old `seenAt` may be before it is updated: not every request has to write.
    package static let seenPrecision: Int64 = 60
}

/// What every page begins with.
struct Arrival {
    /// The number of the latest batch; nil before the first.
    let batch: Int64?
    /// Whether the operator has notices that are shown now.
    let hasNotices: Bool
    let session: Session?
}

extension Connection {
    /// In one round trip. The session is looked up by itself: joined to the rest, PostgreSQL may read all sessions.
    ///
    /// - Parameter token: the SHA-256 of the cookie's value; nil if there is none.
    func arrival(_ token: [UInt8]?, now: Timestamp) throws -> Arrival {
        let site = try later(
            """
            SELECT (SELECT number FROM batch WHERE undone_at IS NULL ORDER BY number DESC LIMIT 1),
                (SELECT COUNT(*) FROM operator_notice WHERE ends_at > $1 AND starts_at <= $1)
            """, [now]
        ) { row -> (batch: Int64?, hasNotices: Bool) in (row.isNull(0) ? nil : row.int(0), row.int(1) > 0) }
        let session = try token.flatMap { try self.session($0, now: now) }
        let found = try site.value().first
        return Arrival(batch: found?.batch, hasNotices: found?.hasNotices ?? false, session: session)
    }

    private func session(_ token: [UInt8], now: Timestamp) throws -> Session? {
        try row(
            """
            SELECT session.customer, customer.email, session.seen_at, session.id, customer.language, customer.name,
                customer.large_text, customer.delete_at, customer.email_refusal, (
                    SELECT COUNT(*) FROM debt_notice_sent
                    WHERE debt_notice_sent.customer = session.customer AND debt_notice_sent.seen_at IS NULL)
            FROM session JOIN customer ON customer.id = session.customer
            WHERE session.token = $1 AND session.seen_at > $2 AND session.created_at > $3
            """, [token, now - Session.idleLimit, now - Session.lifetime]
        ) { row in
            Session(
                id: row.int(3), customer: CustomerID(stored: row.int(0)), email: row.text(1), name: row.optionalText(5),
                language: row.language(4), hasLargeText: row.int(6) == 1,
                deletesAt: row.optionalMoment(7), isEmailRefused: !row.isNull(8),
                hasUnseenDebtNotice: row.int(9) > 0, seenAt: row.moment(2))
        }
    }

    func endSession(_ token: [UInt8]) throws {
        try execute("DELETE FROM session WHERE token = $1", [token])
    }
}

extension Authentication {
    /// - Parameter device: browser and system, for the list of sessions.
    package func beginSession(
        _ token: [UInt8], of customer: CustomerID, device: String, now: Timestamp
    ) throws {
        try connection.execute("DELETE FROM session WHERE seen_at <= $1", [now - Session.idleLimit])
        try connection.execute(
            "INSERT INTO session (token, id, customer, device, created_at, seen_at) VALUES ($1, $2, $3, $4, $5, $6)",
            [token, Int64.random(in: 1 ... .max), customer, device, now, now])
    }

    package func touchSession(_ token: [UInt8], now: Timestamp) throws {
        try connection.execute("UPDATE session SET seen_at = $1 WHERE token = $2 AND seen_at < $3", [now, token, now])
    }

    package func endSession(_ token: [UInt8]) throws {
        try connection.endSession(token)
    }

    /// Ends all that lets somebody in without the password: sessions, sign-ins that wait for a code, devices on which
    /// the second factor is not asked, and the address of the calendar; and forgets the customer's browsers.
    package func endSessions(of customer: CustomerID) throws {
        try connection.execute("DELETE FROM session WHERE customer = $1", [customer])
        try connection.execute("DELETE FROM sign_in_step WHERE customer = $1", [customer])
        try connection.execute("DELETE FROM remembered_device WHERE customer = $1", [customer])
        try connection.execute("DELETE FROM known_browser WHERE customer = $1", [customer])
        try connection.execute("DELETE FROM calendar_link WHERE customer = $1", [customer])
    }
}
