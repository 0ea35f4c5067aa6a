package import Domain

/// A message to the operator, as it is sent.
package struct NewFeedback: Sendable {
    package let topic: TopicCode
    package let account: AccountNumber?
    package let subject: FeedbackSubject?
    package let email: EmailAddress?
    package let phone: PhoneNumber?
    package let language: Language
    package let text: FeedbackText
    package let due: Day
    package let form: UploadForm

    package init(
        topic: TopicCode, account: AccountNumber?, subject: FeedbackSubject?, email: EmailAddress?,
        phone: PhoneNumber?, language: Language, text: FeedbackText, due: Day, form: UploadForm
    ) {
        (self.topic, self.account, self.subject) = (topic, account, subject)
        (self.email, self.phone, self.language) = (email, phone, language)
        (self.text, self.due, self.form) = (text, due, form)
    }
}

/// A message that was sent: what its sender has to know.
package struct SentFeedback: Sendable {
    package let reference: FeedbackReference
    package let due: Day
    /// How many files came with it.
    package let files: Int

    package init(reference: FeedbackReference, due: Day, files: Int = 0) {
        (self.reference, self.due, self.files) = (reference, due, files)
    }
}

extension Visitor {
    package var outbox: Outbox { Outbox(connection: connection, author: session?.customer) }

    /// The message of a form that was sent already; nil if it was not.
    package func feedback(sentBy form: UploadForm) throws -> SentFeedback? {
        try connection.row("SELECT reference, due FROM feedback WHERE form = $1", [form.form]) {
            SentFeedback(reference: FeedbackReference(stored: $0.text(0)), due: $0.day(1))
        }
    }

    /// Sends a message with the files of its form.
    package func send(_ new: NewFeedback) throws -> SentFeedback {
        let reference = try freeReference()
        try connection.execute(
            """
            INSERT INTO feedback (reference, form, topic, state, customer, account, subject, email, phone, language,
                created_at, due, changed_at)
            VALUES ($1, $2, $3, 'new', $4, $5, $6, $7, $8, $9, $10, $11, $10)
            """,
            [
                reference.digits, new.form.form, new.topic.text, session?.customer, new.account, new.subject?.text,
                new.email?.text, new.phone?.text, new.language.rawValue, now, new.due,
            ])
        let message = try connection.addMessage(new.text, by: .customer, to: reference, now: now)
        try connection.attach(new.form, to: reference, message: message, now: now)
        return SentFeedback(
            reference: reference, due: new.due, files: try connection.fileCount(reference, message: message))
    }

    private func freeReference() throws -> FeedbackReference {
        while true {
            let reference = FeedbackReference.random()
            let isTaken = try connection.row("SELECT 1 FROM feedback WHERE reference = $1", [reference.digits]) {
                $0.int(0)
            }
            if isTaken == nil { return reference }
        }
    }

}

extension Connection {
    /// How many files a message has.
    func fileCount(_ reference: FeedbackReference, message: Int) throws -> Int {
        let count = try row(
            "SELECT COUNT(*) FROM feedback_attachment WHERE feedback = $1 AND message = $2",
            [reference.digits, message]
        ) { $0.int(0) }
        return Int(count ?? 0)
    }
}

extension Customer {
    /// The customer's own messages, the latest first.
    package func feedback() throws -> [FeedbackHead] {
        try connection.rows(
            "SELECT " + FeedbackHead.columns + " FROM feedback WHERE customer = $1 ORDER BY created_at DESC, reference",
            [id], as: FeedbackHead.init)
    }

    /// Nil for a message of somebody else, as for one that does not exist.
    package func feedback(_ reference: FeedbackReference) throws -> FeedbackThread? {
        try connection.row(
            "SELECT " + FeedbackHead.columns + " FROM feedback WHERE reference = $1 AND customer = $2",
            [reference.digits, id], as: FeedbackHead.init
        ).map { try connection.feedbackThread($0) }
    }

    /// Adds to a message, which waits for an answer again.
    ///
    /// - Returns: what was sent; nil if it is the last one again, such as a form that is sent twice.
    package func reply(
        _ text: FeedbackText, with form: UploadForm, to thread: FeedbackThread, due: Day
    ) throws -> SentFeedback? {
        let reference = thread.head.reference
        if let last = thread.messages.last, last.author == .customer, last.text == text.text { return nil }
        let message = try connection.addMessage(text, by: .customer, to: reference, now: now)
        try connection.attach(form, to: reference, message: message, now: now)
        let (state, due) = thread.head.state.isWaiting ? (thread.head.state, thread.head.due) : (.taken, due)
        try connection.execute(
            "UPDATE feedback SET state = $1, due = $2, changed_at = $3, closed_at = NULL WHERE reference = $4",
            [state.rawValue, due, now, reference.digits])
        return SentFeedback(
            reference: reference, due: due, files: try connection.fileCount(reference, message: message))
    }
}
