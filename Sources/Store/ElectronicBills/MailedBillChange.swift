package import Domain

/// What is new of a month's bill for one subscriber, compared with the letters about it.
package struct MailedBillChange: Sendable {
    package let subscriber: BillSubscriber
    package let step: Step
    package let content: BilledContent
    package let fingerprint: [UInt8]

    package enum Step: Hashable, Sendable {
        /// The first letter.
        case first
        /// The latest letter was withdrawn unsent: it is written again.
        case again(revision: Int, letter: Int64)
        /// The latest letter was not written yet: it will tell the bill as it is now.
        case replace(letter: Int64)
        /// The latest letter may have left.
        case correct(revision: Int)
        /// The latest letter would correct nothing any more.
        case withdraw(letter: Int64)
    }

    package init(subscriber: BillSubscriber, step: Step, content: BilledContent, fingerprint: [UInt8]) {
        (self.subscriber, self.step) = (subscriber, step)
        (self.content, self.fingerprint) = (content, fingerprint)
    }
}

extension Operator {
    /// Makes the change, its letter included, unless another node has made it. In one transaction with others.
    ///
    /// - Parameters:
    ///   - language: of the letter, if its customer has never chosen one.
    ///   - start: the letter is not sent before.
    /// - Returns: whether it was made.
    package func make(
        _ change: MailedBillChange, in language: Language, now: Timestamp, notBefore start: Timestamp
    ) throws -> Bool {
        let letter = Int64.random(in: 1 ... .max)
        switch change.step {
        case .first:
            guard try add(change, revision: 0, letter, now: now) else { return false }
            try post(.electronicBill, letter, change, language, now: now, notBefore: start)
        case .correct(let revision):
            guard try add(change, revision: revision, letter, now: now) else { return false }
            try post(.correctedBill, letter, change, language, now: now, notBefore: start)
        case .again(let revision, let former):
            guard try renew(former, as: letter, change, now: now) else { return false }
            try post(
                revision == 0 ? .electronicBill : .correctedBill, letter, change, language, now: now, notBefore: start)
        case .replace(let letter): return try replace(letter, change)
        case .withdraw(let letter): return try withdraw(letter)
        }
        return true
    }

    private func add(_ change: MailedBillChange, revision: Int, _ letter: Int64, now: Timestamp) throws -> Bool {
        let key = change.subscriber.key
        return try connection.execute(
            """
            INSERT INTO ebill (month, account, customer, revision, letter, to_pay, due, fingerprint, planned_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (month, account, customer, revision) DO NOTHING
            """,
            [
                key.month, key.account, key.customer, revision, letter, change.content.toPay, change.content.due,
                change.fingerprint, now,
            ]) == 1
    }

    private func post(
        _ kind: LetterKind, _ id: Int64, _ change: MailedBillChange, _ language: Language, now: Timestamp,
        notBefore start: Timestamp
    ) throws {
        let (subscriber, key) = (change.subscriber, change.subscriber.key)
        let letter = Letter(
            kind, to: subscriber.email, of: key.customer, in: subscriber.language ?? language, subject: "", text: "",
            html: "")
        try outbox.post(letter, as: id, now: now, notBefore: start)
    }

    private func renew(
        _ former: Int64, as letter: Int64, _ change: MailedBillChange, now: Timestamp
    ) throws -> Bool {
        try connection.execute(
            """
            UPDATE ebill SET letter = $1, to_pay = $2, due = $3, fingerprint = $4, planned_at = $5, written_at = NULL
            WHERE letter = $6
            """,
            [letter, change.content.toPay, change.content.due, change.fingerprint, now, former]) == 1
    }

    private func replace(_ letter: Int64, _ change: MailedBillChange) throws -> Bool {
        try connection.execute(
            """
            UPDATE ebill SET to_pay = $1, due = $2, fingerprint = $3
            WHERE letter = $4 AND written_at IS NULL AND fingerprint <> $3
            """,
            [change.content.toPay, change.content.due, change.fingerprint, letter]) == 1
    }

    private func withdraw(_ letter: Int64) throws -> Bool {
        let isWithdrawn =
            try connection.execute(
                """
                DELETE FROM ebill WHERE letter = $1
                    AND (written_at IS NULL OR NOT EXISTS (SELECT 1 FROM letter WHERE letter.id = ebill.letter))
                """, [letter]) == 1
        if isWithdrawn { try connection.execute("DELETE FROM letter WHERE id = $1", [letter]) }
        return isWithdrawn
    }
}
