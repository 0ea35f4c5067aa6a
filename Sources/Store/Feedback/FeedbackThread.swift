package import Domain

/// A message to the operator with what follows it.
package struct FeedbackThread: Sendable {
    package let head: FeedbackHead
    /// The oldest first.
    package let messages: [FeedbackMessage]
}

/// What is known of a conversation without its messages.
package struct FeedbackHead: Sendable {
    package let reference: FeedbackReference
    package let topic: TopicCode
    package let state: FeedbackState
    /// Nil: a visitor wrote it.
    package let customer: CustomerID?
    /// As it was typed, if a visitor wrote it.
    package let account: AccountNumber?
    package let subject: FeedbackSubject?
    /// Where an answer is sent.
    package let email: EmailAddress?
    package let phone: PhoneNumber?
    package let language: Language
    package let createdAt: Timestamp
    /// By when an answer is due.
    package let due: Day
    /// The last message or state.
    package let changedAt: Timestamp

    static let columns: SQL =
        """
        feedback.reference, topic, state, customer, account, subject, email, phone, language, created_at, due, changed_at
        """

    init(row: any Row) throws {
        reference = FeedbackReference(stored: row.text(0))
        (topic, state) = (row.code(1), try row.word(2))
        customer = row.isNull(3) ? nil : CustomerID(stored: row.int(3))
        account = row.optionalText(4).map { AccountNumber(stored: $0) }
        subject = row.optionalText(5).flatMap { FeedbackSubject($0) }
        email = row.optionalText(6).map { EmailAddress(stored: $0) }
        phone = row.optionalText(7).map { PhoneNumber(stored: $0) }
        language = try row.word(8)
        (createdAt, due, changedAt) = (row.moment(9), row.day(10), row.moment(11))
    }
}

package struct FeedbackMessage: Sendable {
    package let number: Int
    package let author: FeedbackAuthor
    package let text: String
    package let createdAt: Timestamp
    package let files: [FeedbackFile]
}

/// A file that belongs to a message, or to a form that was not sent yet.
package struct FeedbackFile: Sendable {
    /// Its name in the folder.
    package let file: String
    /// In the order in which the files of a form came, from 1 on.
    package let position: Int
    /// As its sender named it.
    package let name: FileName
    package let kind: FileKind
    /// In bytes.
    package let size: Int

    static let columns: SQL = "file, position, name, kind, size"

    init(row: any Row) throws {
        (file, position) = (row.text(0), Int(row.int(1)))
        (name, kind, size) = (FileName(stored: row.text(2)), try row.word(3), Int(row.int(4)))
    }
}

extension Connection {
    func feedbackThread(_ head: FeedbackHead) throws -> FeedbackThread {
        let files = try rows(
            "SELECT " + FeedbackFile.columns
                + ", message FROM feedback_attachment WHERE feedback = $1 ORDER BY position",
            [head.reference.digits]
        ) { (message: Int($0.int(5)), file: try FeedbackFile(row: $0)) }
        let filesOf = Dictionary(grouping: files, by: \.message).mapValues { $0.map(\.file) }
        let messages = try rows(
            "SELECT number, author, text, created_at FROM feedback_message WHERE feedback = $1 ORDER BY number",
            [head.reference.digits]
        ) { row in
            FeedbackMessage(
                number: Int(row.int(0)), author: try row.word(1), text: row.text(2), createdAt: row.moment(3),
                files: filesOf[Int(row.int(0)), default: []])
        }
        return FeedbackThread(head: head, messages: messages)
    }

    /// - Returns: the message's number.
    func addMessage(
        _ text: FeedbackText, by author: FeedbackAuthor, to reference: FeedbackReference, now: Timestamp
    ) throws -> Int {
        let number = try row(
            "SELECT COALESCE(MAX(number), 0) + 1 FROM feedback_message WHERE feedback = $1", [reference.digits]
        ) { Int($0.int(0)) }
        try execute(
            "INSERT INTO feedback_message (feedback, number, author, text, created_at) VALUES ($1, $2, $3, $4, $5)",
            [reference.digits, number ?? 1, author.rawValue, text.text, now])
        return number ?? 1
    }
}
