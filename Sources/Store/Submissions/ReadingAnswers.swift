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

    /// What it is about.
    package var subject: String { receipt + " " + (register ?? "") }

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

/// A reading, and who is told of it.
package struct DecidedReading: Sendable {
    package let account: AccountNumber
    package let submission: Submission
    /// Who gave it; of one that came by the link on a bill, those who hold the account.
    package let told: [LetterRecipient]

    package init(account: AccountNumber, submission: Submission, told: [LetterRecipient]) {
        (self.account, self.submission, self.told) = (account, submission, told)
    }
}

extension Operator {
    /// Nil if there is none.
    package func reading(_ receipt: ReceiptNumber) throws -> DecidedReading? {
        guard let found = try connection.submissionRows("submission.receipt = $1", [receipt.text]).first else {
            return nil
        }
        let giver = try connection.rows(
            """
            SELECT customer.id, customer.email, customer.language
            FROM submission JOIN customer ON customer.id = submission.customer WHERE submission.receipt = $1
            """, [receipt.text]
        ) { LetterRecipient(row: $0, 0) }
        let told =
            found.submission.channel == .link ? try noticedLinks(of: found.account).map(\.recipient) : giver
        return DecidedReading(account: found.account, submission: found.submission, told: told)
    }

    /// Those that wait for the operator, the oldest first, some at a time.
    ///
    /// - Parameter last: the one before them.
    package func waitingReadings(after last: Submission?, limit: Int) throws -> [AccountSubmission] {
        let found = try connection.submissionRows(
            """
            submission.receipt IN (
                SELECT receipt FROM submission WHERE state IN ('held', 'asked')
                    AND (submitted_at > $1 OR (submitted_at = $1 AND receipt > $2))
                ORDER BY submitted_at, receipt LIMIT $3)
            """, [last?.submittedAt ?? Timestamp(seconds: -1), last?.receipt.text ?? "", limit])
        return found.map { AccountSubmission(account: $0.account, submission: $0.submission) }.sorted { left, right in
            (left.submission.submittedAt, left.submission.receipt.text)
                < (right.submission.submittedAt, right.submission.receipt.text)
        }
    }

    /// Where one is rejected, that whose place it took stands again.
    ///
    /// - Returns: false if it is not in a state for this.
    package func decide(
        _ receipt: ReceiptNumber, _ state: SubmissionState, _ reason: DecisionReason?, now: Timestamp
    ) throws -> Bool {
        guard let before = try reading(receipt),
            try connection.change(receipt, to: state, reason: reason, now: now)
        else { return false }
        guard state == .rejected else { return true }
        let given = before.submission
        let others = try connection.submissions(
            "account = $1 AND service = $2 AND meter = $3 AND month = $4",
            [before.account, given.service, given.meter, given.month])
        let earlier = others.first { $0.state == .replaced && $0.submittedAt <= given.submittedAt && !$0.wasHeld }
        if let earlier, !others.contains(where: { $0.state.stands }) {
            try connection.change(earlier.receipt, to: .received, now: now)
        }
        return true
    }

    /// Whether what was read on its day or later, by anybody, is less: then it cannot be right.
    package func isAboveLater(_ reading: DecidedReading) throws -> Bool {
        let given = reading.submission
        let key: [any Bindable] = [reading.account, given.service, given.meter, given.day]
        let later = try connection.submissions(
            "account = $1 AND service = $2 AND meter = $3 AND day >= $4", key
        ).filter { $0.state.counts && $0.receipt != given.receipt }.flatMap(\.values).map {
            ($0.register, $0.used ?? $0.value)
        }
        let official = try connection.rows(
            """
            SELECT register, value FROM reading
            WHERE account = $1 AND service = $2 AND meter = $3 AND day >= $4 AND origin <> 'average'
            """, key
        ) { (try $0.word(0) as Register, $0.decimal(1)) }
        return (later + official).contains { register, value in
            given.values.contains { $0.register == register && value < $0.value }
        }
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
        guard !registers.isEmpty, try canShow(answer.valueUsed, before) else { throw UnknownReading() }
        var isNew = false
        for register in registers { isNew = try keep(answer, of: register, receipt, now: now) || isNew }
        guard isNew else { return nil }
        // All registers are used, or the reading is refused.
        let next: SubmissionState = try isRefused(receipt) ? .refused : .posted
        try connection.change(receipt, to: next, reason: next == .refused ? .billing : nil, now: now)
        guard let after = try reading(receipt) else { return nil }
        let isOther = after.submission.values.contains { $0.used != nil && $0.used != $0.value }
        return isOther || next == .refused ? after : nil
    }

    /// Whether the latest answer about any register is that it is refused.
    private func isRefused(_ receipt: ReceiptNumber) throws -> Bool {
        try connection.row(
            """
            SELECT 1 FROM reading_ack AS ack WHERE receipt = $1 AND state = 'refused' AND NOT EXISTS (
                SELECT 1 FROM reading_ack AS later
                WHERE later.receipt = ack.receipt AND later.register = ack.register AND later.number > ack.number)
            """, [receipt.text]
        ) { $0.int(0) } != nil
    }

    /// Whether the meter has so many digits, as far as it is known.
    private func canShow(_ value: Int64?, _ reading: DecidedReading) throws -> Bool {
        guard let value else { return true }
        let given = reading.submission
        let digits = try connection.row(
            "SELECT digits FROM meter WHERE account = $1 AND service = $2 AND meter = $3",
            [reading.account, given.service, given.meter]
        ) { Int($0.int(0)) }
        return value >= 0 && digits.map { ExactDecimal(millionths: value) < Meter.capacity(digits: $0) } ?? true
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
                WHERE submission.receipt = $1 AND (reading.day = submission.day OR (
                    reading.value = given.value AND NOT EXISTS (
                        SELECT 1 FROM submission AS other
                        WHERE other.account = submission.account AND other.service = submission.service
                            AND other.meter = submission.meter AND other.receipt <> submission.receipt
                            AND other.day = reading.day AND other.export IS NOT NULL)))
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
