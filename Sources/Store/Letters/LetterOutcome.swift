package import Domain

/// What came of an attempt to send a letter.
package enum LetterOutcome: Sendable {
    /// A server has taken it over.
    case sent(LetterAnswer)
    /// It is tried again, not before `until`.
    case postponed(until: Timestamp, LetterAnswer)
    /// It is not tried again, unless the operator wants it.
    case failed(LetterAnswer, isAddressWrong: Bool)
    /// Nothing was tried: the server could not be reached.
    case returned
    /// It has nothing to say any more.
    case withdrawn
}

/// Who answered what.
package struct LetterAnswer: Sendable {
    package let server: String
    package let words: String

    package init(server: String, words: String) {
        (self.server, self.words) = (server, words)
    }
}

extension Operator {
    /// Keeps what a letter says whose words were made just now, before it is sent.
    package func wasWritten(_ id: Int64, as letter: Letter) throws {
        try connection.execute(
            "UPDATE letter SET recipient = $1, language = $2, subject = $3 WHERE id = $4",
            [letter.recipient, letter.language.rawValue, letter.subject, id])
    }

    package func record(_ outcome: LetterOutcome, of letter: WaitingLetter, now: Timestamp) throws {
        switch outcome {
        case .sent(let answer):
            try wasSent(letter.id, answer, now: now)
            try noteRefusal(nil, of: letter.letter)
        case .postponed(let until, let answer):
            try connection.execute(
                "UPDATE letter SET next_at = $1, server = $2, answer = $3 WHERE id = $4",
                [until, answer.server, answer.words, letter.id])
        case .failed(let answer, let isAddressWrong):
            try connection.execute(
                "UPDATE letter SET failed_at = $1, server = $2, answer = $3 WHERE id = $4",
                [now, answer.server, answer.words, letter.id])
            if isAddressWrong { try noteRefusal(answer.words, of: letter.letter) }
        case .returned:
            try connection.execute(
                "UPDATE letter SET next_at = $1, attempts = attempts - 1 WHERE id = $2", [now, letter.id])
        case .withdrawn:
            try connection.execute("DELETE FROM letter WHERE id = $1", [letter.id])
        }
    }

    /// Its content is deleted: it may contain a link that opens an account. Of the last letter to a deleted customer
    /// nothing is kept.
    private func wasSent(_ id: Int64, _ answer: LetterAnswer, now: Timestamp) throws {
        try connection.execute(
            "DELETE FROM letter WHERE id = $1 AND kind = $2", [id, LetterKind.deleted.rawValue])
        try connection.execute("DELETE FROM letter_attachment WHERE letter = $1", [id])
        try connection.execute(
            """
            UPDATE letter SET sent_at = $1, text = '', html = '', unsubscribe = NULL, server = $2, answer = $3
            WHERE id = $4 AND sent_at IS NULL
            """, [now, answer.server, answer.words, id])
    }

    /// The customer may have another e-mail by now.
    private func noteRefusal(_ words: String?, of letter: Letter) throws {
        guard let customer = letter.customer else { return }
        try connection.execute(
            """
            UPDATE customer SET email_refusal = $1
            WHERE id = $2 AND email = $3 AND COALESCE(email_refusal, '') <> COALESCE($1, '')
            """, [words, customer, letter.recipient])
    }
}
