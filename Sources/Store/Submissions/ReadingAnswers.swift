package import Domain

/// What the billing system answers about a reading that was passed on to it.
package struct ReadingAnswer: Codable, Hashable, Sendable {
    package let receipt: String
    /// Nil for all registers of the meter.
    package let register: String?
    package let state: State
    /// In millionths; nil if it used what was given.
    package let valueUsed: Int64?
    package let reason: String?
    /// The billing system's own.
    package let reference: String?

    package enum State: String, CaseIterable, Codable, Sendable {
        case posted, refused, changed
    }

    package init(
        receipt: ReceiptNumber, register: Register?, state: State, valueUsed: ExactDecimal?, reason: String?,
        reference: String?
    ) {
        (self.receipt, self.register, self.state) = (receipt.text, register?.rawValue, state)
        (self.valueUsed, self.reason, self.reference) = (valueUsed?.millionths, reason, reference)
    }
}

/// A reading, and who gave it.
package struct DecidedReading: Sendable {
    package let account: AccountNumber
    package let submission: Submission
    /// Nil if it was given by the link on a bill, or its giver has left.
    package let giver: LetterRecipient?

    package init(account: AccountNumber, submission: Submission, giver: LetterRecipient?) {
        (self.account, self.submission, self.giver) = (account, submission, giver)
    }
}

extension Operator {
    /// Nil if there is none.
    package func reading(_ receipt: ReceiptNumber) throws -> DecidedReading? {
        guard let found = try connection.submissionRows("submission.receipt = $1", [receipt.text]).first else {
            return nil
        }
        let giver = try connection.row(
            """
            SELECT customer.id, customer.email, customer.language
            FROM submission JOIN customer ON customer.id = submission.customer WHERE submission.receipt = $1
            """, [receipt.text]
        ) { LetterRecipient(row: $0, 0) }
        return DecidedReading(account: found.account, submission: found.submission, giver: giver)
    }

    /// Those that wait for the operator, the oldest first, some at a time.
    ///
    /// - Parameter last: the one before them.
    package func waitingReadings(after last: Submission?, limit: Int) throws -> [AccountSubmission] {
        let receipts = try connection.rows(
            """
            SELECT receipt FROM submission WHERE state IN ('held', 'asked')
                AND (submitted_at > $1 OR (submitted_at = $1 AND receipt > $2))
            ORDER BY submitted_at, receipt LIMIT $3
            """, [last?.submittedAt ?? Timestamp(seconds: -1), last?.receipt.text ?? "", limit]
        ) { $0.text(0) }
        return try receipts.flatMap { receipt in
            try connection.submissionRows("submission.receipt = $1", [receipt]).map {
                AccountSubmission(account: $0.account, submission: $0.submission)
            }
        }
    }

    /// - Returns: false if it is not in a state for this.
    package func decide(
        _ receipt: ReceiptNumber, _ state: SubmissionState, _ reason: DecisionReason?, now: Timestamp
    ) throws -> Bool {
        try connection.change(receipt, to: state, reason: reason, now: now)
    }

    /// Keeps an answer; the latest one counts.
    ///
    /// - Returns: the reading as it is after it, if that changed what its giver should know; nil if it is the answer that was
    ///   there already, or says what was given.
    /// - Throws: `UnknownReading`.
    package func keep(_ answer: ReadingAnswer, now: Timestamp) throws -> DecidedReading? {
        guard let receipt = ReceiptNumber(answer.receipt), let before = try reading(receipt),
            [.exported, .posted, .refused].contains(before.submission.state)
        else { throw UnknownReading() }
        let registers = before.submission.values.map(\.register).filter {
            answer.register == nil || answer.register == $0.rawValue
        }
        guard !registers.isEmpty else { throw UnknownReading() }
        var isNew = false
        for register in registers { isNew = try keep(answer, of: register, receipt, now: now) || isNew }
        guard isNew else { return nil }
        let next: SubmissionState = answer.state == .refused ? .refused : .posted
        try connection.change(receipt, to: next, reason: next == .refused ? .billing : nil, now: now)
        guard let after = try reading(receipt) else { return nil }
        let isOther = after.submission.values.contains { $0.used != nil && $0.used != $0.value }
        return isOther || next == .refused ? after : nil
    }

    /// - Returns: false if it is the latest answer already.
    private func keep(
        _ answer: ReadingAnswer, of register: Register, _ receipt: ReceiptNumber, now: Timestamp
    ) throws -> Bool {
        let last = try connection.row(
            """
            SELECT number, state, value_used, reason, reference FROM reading_ack
            WHERE receipt = $1 AND register = $2 ORDER BY number DESC LIMIT 1
            """, [receipt.text, register.rawValue]
        ) { row in
            (
                number: row.int(0), state: row.text(1), used: row.isNull(2) ? nil : row.int(2),
                reason: row.optionalText(3)
            )
        }
        if let last, last.state == answer.state.rawValue, last.used == answer.valueUsed, last.reason == answer.reason {
            return false
        }
        try connection.execute(
            """
            INSERT INTO reading_ack (receipt, register, number, state, value_used, reason, reference, received_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                receipt.text, register.rawValue, (last?.number ?? 0) + 1, answer.state.rawValue, answer.valueUsed,
                answer.reason, answer.reference, now,
            ])
        return true
    }

    /// What the batch in force tells of readings that were passed on and not answered: the customer's reading of the same
    /// day, or of the day before or after.
    ///
    /// - Parameter last: the receipt after which to go on; nil for the start.
    package func answersOfBatch(after last: String?, limit: Int) throws -> (answers: [ReadingAnswer], last: String?) {
        let receipts = try connection.rows(
            "SELECT receipt FROM submission WHERE state = 'exported' AND receipt > $1 ORDER BY receipt LIMIT $2",
            [last ?? "", limit]
        ) { $0.text(0) }
        var answers: [ReadingAnswer] = []
        for receipt in receipts {
            answers += try connection.rows(
                """
                SELECT given.register, given.value, reading.value
                FROM submission JOIN submission_value AS given ON given.receipt = submission.receipt
                JOIN reading ON reading.account = submission.account AND reading.service = submission.service
                    AND reading.meter = submission.meter AND reading.register = given.register
                    AND reading.day >= submission.day - 1 AND reading.day <= submission.day + 1
                    AND reading.origin = 'customer'
                WHERE submission.receipt = $1
                ORDER BY given.register, CASE WHEN reading.value = given.value THEN 0 ELSE 1 END,
                    CASE WHEN reading.day = submission.day THEN 0 ELSE 1 END, reading.day
                """, [receipt]
            ) { row in
                try answer(receipt, try row.word(0), given: row.decimal(1), read: row.decimal(2))
            }.reduce(into: []) { first, answer in
                if first.last?.register != answer.register { first.append(answer) }
            }
        }
        return (answers, receipts.count < limit ? nil : receipts.last)
    }

    private func answer(
        _ receipt: String, _ register: Register, given: ExactDecimal, read: ExactDecimal
    ) throws -> ReadingAnswer {
        guard let receipt = ReceiptNumber(receipt) else { throw DatabaseError("a receipt's number is wrong") }
        return ReadingAnswer(
            receipt: receipt, register: register, state: given == read ? .posted : .changed,
            valueUsed: given == read ? nil : read, reason: nil, reference: nil)
    }
}

/// An answer about a reading that was not passed on, or about a register that it does not have.
package struct UnknownReading: Error {}
