package import Domain

/// What the outbox holds, for the operator.
package struct OutboxFigures: Sendable {
    /// Not sent yet, and not given up.
    package let waiting: Int
    /// Of these, those that were tried and not taken yet.
    package let tried: Int
    /// Refused for ever, or given up.
    package let failed: Int
    /// When the oldest due one was to be sent.
    package let oldestDue: Timestamp?
}

/// A letter's row without its words.
package struct OutboxRow: Sendable {
    package let id: Int64
    package let kind: String
    package let recipient: String
    package let subject: String
    package let createdAt: Timestamp
    package let nextAt: Timestamp
    package let sentAt: Timestamp?
    package let failedAt: Timestamp?
    package let attempts: Int
    package let server: String?
    package let answer: String?
}

extension Operator {
    package func hasDueLetter(bulk: Bool, now: Timestamp) throws -> Bool {
        try (bulk ? [0, 1] : [0]).contains { isBulk in
            if let due = try dueSince(isBulk: isBulk), due <= now { return true }
            return try connection.row(
                "SELECT 1 FROM letter WHERE " + PutOff.tooFar + " LIMIT 1", [isBulk, now, now + PutOff.longest]
            ) { $0.int(0) } != nil
        }
    }

    /// Letters that are being sent count as tried.
    package func outboxFigures(now: Timestamp) throws -> OutboxFigures {
        let counts = try connection.row(
            """
            SELECT COUNT(*), COUNT(failed_at), COALESCE(SUM(CASE WHEN failed_at IS NULL AND attempts > 0 THEN 1 END), 0)
            FROM letter WHERE sent_at IS NULL
            """, []
        ) { row in (unsent: Int(row.int(0)), failed: Int(row.int(1)), tried: Int(row.int(2))) }
        let first = try [dueSince(isBulk: 0), dueSince(isBulk: 1)].compactMap(\.self).filter { $0 <= now }.min()
        let (unsent, failed, tried) = counts ?? (0, 0, 0)
        return OutboxFigures(waiting: unsent - failed, tried: tried, failed: failed, oldestDue: first)
    }

    private func dueSince(isBulk: Int) throws -> Timestamp? {
        try connection.row(
            """
            SELECT next_at FROM letter WHERE sent_at IS NULL AND failed_at IS NULL AND is_bulk = $1
            ORDER BY is_bulk, next_at, created_at LIMIT 1
            """, [isBulk]
        ) { $0.moment(0) }
    }

    /// The letters that wait or have failed, the oldest first.
    package func outboxRows(_ limit: Int, failedOnly: Bool) throws -> [OutboxRow] {
        let rows: SQL = OutboxRow.columns + " WHERE sent_at IS NULL AND (failed_at IS NOT NULL OR $1 = 0)"
        return try connection.rows(
            rows + " ORDER BY created_at, id LIMIT $2", [failedOnly ? 1 : 0, limit], as: OutboxRow.init)
    }

    package func outboxRow(_ id: Int64) throws -> OutboxRow? {
        try connection.row(OutboxRow.columns + " WHERE id = $1", [id], as: OutboxRow.init)
    }

    /// Lets failed or postponed letters be sent at once.
    ///
    /// - Parameter id: nil for all failed ones.
    /// - Returns: how many.
    package func retryLetters(_ id: Int64?, now: Timestamp) throws -> Int {
        let ids: [Int64]
        if let id {
            ids = try connection.rows("SELECT id FROM letter WHERE sent_at IS NULL AND id = $1", [id]) { $0.int(0) }
        } else {
            ids = try connection.rows("SELECT id FROM letter WHERE failed_at IS NOT NULL", []) { $0.int(0) }
        }
        for id in ids {
            try connection.execute("UPDATE letter SET failed_at = NULL, next_at = $1 WHERE id = $2", [now, id])
        }
        return ids.count
    }
}

extension OutboxRow {
    fileprivate static let columns: SQL = """
        SELECT id, kind, recipient, subject, created_at, next_at, sent_at, failed_at, attempts, server, answer FROM letter
        """

    fileprivate init(_ row: any Row) {
        (id, kind, recipient, subject) = (row.int(0), row.text(1), row.text(2), row.text(3))
        (createdAt, nextAt) = (row.moment(4), row.moment(5))
        (sentAt, failedAt, attempts) = (row.optionalMoment(6), row.optionalMoment(7), Int(row.int(8)))
        (server, answer) = (row.optionalText(9), row.optionalText(10))
    }
}
