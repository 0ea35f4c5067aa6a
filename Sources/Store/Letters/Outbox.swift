package import Domain

/// The letters that wait to be sent. A letter is written in the transaction that causes it: both happen, or neither.
package struct Outbox {
    let connection: any Connection
    /// The customer who causes the letters; nil for others.
    var author: CustomerID?

    /// The most letters of a kind to one address within an hour, so that nobody can fill another's mailbox.
    package static let hourlyLimit = 3

    /// Puts the letter into the outbox, unless it is above the limit or its customer does not want its kind.
    ///
    /// - Parameters:
    ///   - id: a new one.
    ///   - start: it is not sent before.
    /// - Returns: its id; nil if the letter will not be sent.
    @discardableResult
    package func post(
        _ letter: Letter, as id: Int64 = .random(in: 1 ... .max), now: Timestamp, notBefore start: Timestamp? = nil
    ) throws -> Int64? {
        guard try !isTooMany(letter, now: now), try isWanted(letter) else { return nil }
        try connection.execute(
            """
            INSERT INTO letter (id, kind, recipient, customer, author, language, subject, text, html, created_at,
                next_at, is_bulk, unsubscribe)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            [
                id, letter.kind.rawValue, letter.recipient, letter.customer, author, letter.language.rawValue,
                letter.subject, letter.text, letter.html, now, max(now, start ?? now), letter.kind.isBulk ? 1 : 0,
                letter.unsubscribe,
            ])
        for (position, file) in letter.attachments.enumerated() {
            try connection.execute(
                "INSERT INTO letter_attachment (letter, position, name, type, content) VALUES ($1, $2, $3, $4, $5)",
                [id, position, file.name, file.type, file.content])
        }
        return id
    }

    private func isTooMany(_ letter: Letter, now: Timestamp) throws -> Bool {
        guard letter.kind.isLimited else { return false }
        let recent = try connection.row(
            "SELECT COUNT(*), MAX(created_at) FROM letter WHERE recipient = $1 AND kind = $2 AND created_at > $3",
            [letter.recipient, letter.kind.rawValue, now - 3600]
        ) { (count: $0.int(0), latest: $0.optionalMoment(1)) }
        if let latest = recent?.latest, latest > now {
            // A clock was ahead: they count from now on, and not for ever.
            try connection.execute(
                "UPDATE letter SET created_at = $1 WHERE recipient = $2 AND kind = $3 AND created_at > $1",
                [now, letter.recipient, letter.kind.rawValue])
        }
        return (recent?.count ?? 0) >= Int64(Outbox.hourlyLimit)
    }

    private func isWanted(_ letter: Letter) throws -> Bool {
        guard letter.kind.isOptional, let customer = letter.customer else { return true }
        return try connection.wants(letter.kind, customer)
    }
}

extension Connection {
    fileprivate func wants(_ kind: LetterKind, _ customer: CustomerID) throws -> Bool {
        try row("SELECT 1 FROM unwanted_letter WHERE customer = $1 AND kind = $2", [customer, kind.rawValue]) {
            $0.int(0)
        } == nil
    }
}

extension Operator {
    /// Whether a customer wants optional letters of a kind.
    package func wants(_ kind: LetterKind, _ customer: CustomerID) throws -> Bool {
        try connection.wants(kind, customer)
    }
}

extension Authentication {
    package var outbox: Outbox { Outbox(connection: connection) }
}

extension Customer {
    package var outbox: Outbox { Outbox(connection: connection, author: id) }
}
