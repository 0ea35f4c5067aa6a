package import Domain

/// A letter in the outbox that was not sent yet.
package struct WaitingLetter: Sendable {
    package let id: Int64
    package private(set) var letter: Letter
    package let createdAt: Timestamp
    /// How often it was tried, this time included.
    package let attempts: Int
}

extension Operator {
    package var outbox: Outbox { Outbox(connection: connection) }

    /// Takes the letters whose time has come, at most `limit`: those for which somebody waits first, then the oldest.
    ///
    /// - Parameters:
    ///   - bulk: whether also letters for which nobody waits.
    ///   - lease: until then nobody else takes them; later somebody does, since this node seems to be dead.
    package func takeLetters(
        _ limit: Int, bulk: Bool, now: Timestamp, until lease: Timestamp
    ) throws -> [WaitingLetter] {
        var letters: [WaitingLetter] = []
        for isBulk in bulk ? [false, true] : [false] where letters.count < limit {
            letters += try takeLetters(limit - letters.count, isBulk: isBulk, now: now, until: lease)
        }
        return letters
    }

    private func takeLetters(
        _ limit: Int, isBulk: Bool, now: Timestamp, until lease: Timestamp
    ) throws -> [WaitingLetter] {
        try connection.execute(
            "UPDATE letter SET next_at = $2 WHERE " + PutOff.tooFar, [isBulk ? 1 : 0, now, now + PutOff.longest])
        let letters = try connection.rows(
            """
            SELECT id, created_at, attempts, kind, recipient, customer, language, subject, text, html,
                unsubscribe FROM letter
            WHERE sent_at IS NULL AND failed_at IS NULL AND is_bulk = $1 AND next_at <= $2
            ORDER BY is_bulk, next_at, created_at LIMIT $3
            """, [isBulk ? 1 : 0, now, limit], as: WaitingLetter.init)
        for letter in letters {
            try connection.execute(
                "UPDATE letter SET next_at = $1, attempts = attempts + 1 WHERE id = $2", [lease, letter.id])
        }
        return try letters.map { try $0.with(attachments(of: $0.id)) }
    }

    /// All that wait, the oldest first, at most `limit`; nobody takes them.
    package func waitingLetters(_ limit: Int) throws -> [WaitingLetter] {
        try connection.rows(
            """
            SELECT id, created_at, attempts, kind, recipient, customer, language, subject, text, html,
                unsubscribe FROM letter
            WHERE sent_at IS NULL AND failed_at IS NULL ORDER BY created_at, id LIMIT $1
            """, [limit], as: WaitingLetter.init
        ).map { try $0.with(attachments(of: $0.id)) }
    }

    private func attachments(of letter: Int64) throws -> [Letter.Attachment] {
        try connection.rows(
            "SELECT name, type, content FROM letter_attachment WHERE letter = $1 ORDER BY position", [letter]
        ) { Letter.Attachment(name: $0.text(0), type: $0.text(1), content: $0.bytes(2)) }
    }

    package func hasLetter(_ id: Int64) throws -> Bool {
        try connection.row("SELECT 1 FROM letter WHERE id = $1", [id]) { $0.int(0) } != nil
    }
}

extension WaitingLetter {
    fileprivate init(_ row: any Row) throws {
        id = row.int(0)
        createdAt = row.moment(1)
        attempts = Int(row.int(2)) + 1
        let customer = row.isNull(5) ? nil : CustomerID(stored: row.int(5))
        letter = Letter(
            try row.word(3), to: row.text(4), of: customer, in: try row.word(6), subject: row.text(7),
            text: row.text(8), html: row.text(9), unsubscribe: row.optionalText(10))
    }

    fileprivate func with(_ attachments: [Letter.Attachment]) -> WaitingLetter {
        var copy = self
        copy.letter.attachments = attachments
        return copy
    }
}
