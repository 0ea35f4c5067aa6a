package import Domain

/// A letter in the outbox that was not sent yet.
package struct WaitingLetter: Sendable {
    package let id: Int64
    package let letter: Letter
    package let createdAt: Timestamp
}

extension Operator {
    package var outbox: Outbox { Outbox(connection: connection) }

    /// The oldest waiting letters, at most `limit`.
    package func waitingLetters(_ limit: Int) throws -> [WaitingLetter] {
        try connection.rows(
            """
            SELECT id, created_at, kind, recipient, customer, language, subject, text, html FROM letter
            WHERE sent_at IS NULL ORDER BY created_at, id LIMIT $1
            """, [limit]
        ) { row in
            let kind: LetterKind = try row.word(2)
            let language: Language = try row.word(5)
            let customer = row.isNull(4) ? nil : CustomerID(stored: row.int(4))
            return WaitingLetter(
                id: row.int(0),
                letter: Letter(
                    kind, to: row.text(3), of: customer, in: language, subject: row.text(6), text: row.text(7),
                    html: row.text(8)),
                createdAt: row.moment(1))
        }
    }

    package func hasLetter(_ id: Int64) throws -> Bool {
        try connection.row("SELECT 1 FROM letter WHERE id = $1", [id]) { $0.int(0) } != nil
    }

    /// Marks a letter as sent. Its content is deleted: it may contain a link that opens an account. Of the last letter
    /// to a deleted customer nothing is kept.
    package func letterWasSent(_ id: Int64, now: Timestamp) throws {
        try connection.execute(
            "DELETE FROM letter WHERE id = $1 AND kind = $2", [id, LetterKind.deleted.rawValue])
        try connection.execute(
            "UPDATE letter SET sent_at = $1, text = '', html = '' WHERE id = $2 AND sent_at IS NULL", [now, id])
    }
}
