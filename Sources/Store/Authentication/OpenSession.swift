package import Domain

/// A session in the list that its customer sees.
package struct OpenSession: Sendable {
    package let id: Int64
    /// Browser and system.
    package let device: String
    package let createdAt: Timestamp
    package let seenAt: Timestamp
}

extension Customer {
    /// The valid sessions: this one, then the last used first.
    package func sessions() throws -> [OpenSession] {
        try connection.rows(
            """
            SELECT id, device, created_at, seen_at FROM session
            WHERE customer = $1 AND seen_at > $2 AND created_at > $3
            ORDER BY CASE WHEN id = $4 THEN 0 ELSE 1 END, seen_at DESC, id
            """, [id, now - Session.idleLimit, now - Session.lifetime, session.id]
        ) { row in
            OpenSession(id: row.int(0), device: row.text(1), createdAt: row.moment(2), seenAt: row.moment(3))
        }
    }

    /// Does nothing if the customer has no such session.
    package func endSession(id session: Int64) throws {
        try connection.execute("DELETE FROM session WHERE id = $1 AND customer = $2", [session, id])
    }

    /// Ends all but this session, and the sign-ins that wait for a code.
    package func endOtherSessions() throws {
        try connection.execute("DELETE FROM session WHERE customer = $1 AND id <> $2", [id, session.id])
        try connection.execute("DELETE FROM sign_in_step WHERE customer = $1", [id])
    }

    /// Gives this session a new token: whoever knows the old one is signed out.
    ///
    /// - Parameter token: the SHA-256 of the cookie's value.
    package func renewSession(_ token: [UInt8]) throws {
        try connection.execute("UPDATE session SET token = $1 WHERE id = $2", [token, session.id])
    }
}
