import Domain
import Store
import Words

/// The list of messages as text or CSV.
struct FeedbackRows {
    let isCSV: Bool
    let localTime: @Sendable (Timestamp) -> LocalTime
    /// How many are in memory at a time.
    var part = 200

    var head: String {
        row(
            ["number", "state", "sent", "due", "topic", "account", "email", "phone"]
                + (isCSV ? ["about", "language", "message"] : []))
    }

    /// Each part is a snapshot of its own: nothing waits for a long list.
    func all(in states: Set<FeedbackState>, from reader: any SnapshotReader, _ write: (String) -> Void) throws {
        var last: FeedbackHead?
        var isAtEnd = false
        while !isAtEnd {
            let rows = try reader.read { connection in
                let store = Operator(connection)
                let heads = try store.feedback(in: states, after: last, limit: part)
                (last, isAtEnd) = (heads.last, heads.count < part)
                return try heads.map { row(try fields($0, store)) }
            }
            write(rows.joined())
        }
    }

    private func fields(_ head: FeedbackHead, _ store: Operator) throws -> [String] {
        let short = [
            head.reference.text, head.state.rawValue, localTime(head.createdAt).iso, head.due.iso, head.topic.text,
            head.account?.text ?? "", head.email?.text ?? "", head.phone?.text ?? "",
        ]
        guard isCSV else { return short }
        let message = try store.feedback(head.reference)?.messages.first?.text
        return short + [head.subject?.text ?? "", head.language.rawValue, message ?? ""]
    }

    private func row(_ fields: [String]) -> String {
        if isCSV { return CSV.row(fields.map(CSV.inert), end: "\n") }
        let widths = [9, 8, 16, 10, 16, 12, 32, 0]
        return zip(fields, widths).map { $0.padded(to: $1) }.joined(separator: "  ").trimmingBlanks() + "\n"
    }
}

/// What `kabinet feedback show` prints of a message.
struct FeedbackSheet {
    let thread: FeedbackThread
    let localTime: @Sendable (Timestamp) -> LocalTime

    var text: String {
        let (head, words) = (thread.head, Speech.texts.feedback)
        let account = head.account.map { head.customer == nil ? words.typedByVisitor($0.text) : $0.text }
        let facts: [(String, String?)] = [
            (words.number, head.reference.text), (words.state, words[head.state]), (words.topic, head.topic.text),
            (words.account, account), (words.about, head.subject?.text), (words.email, head.email?.text),
            (words.telephone, head.phone?.grouped), (words.language, head.language.rawValue),
            (words.sent, localTime(head.createdAt).iso), (words.due, head.due.iso),
        ]
        let width = max(12, (facts.map(\.0.count).max() ?? 0) + 2)
        var lines = facts.compactMap { name, value in value.map { (name + ":").padded(to: width) + $0 } }
        var number = 0
        for message in thread.messages {
            lines += ["", "\(words[message.author]), \(localTime(message.createdAt).iso):", message.text]
            for file in message.files {
                number += 1
                lines.append(
                    words.file(
                        (
                            number: "\(number)", name: file.name.text, kind: file.kind.rawValue,
                            size: "\(file.size)"
                        )))
            }
        }
        return lines.joined(separator: "\n")
    }
}

extension CommandTexts.Feedback {
    fileprivate subscript(state: FeedbackState) -> String {
        switch state {
        case .new: stateNew
        case .taken: stateTaken
        case .answered: stateAnswered
        case .closed: stateClosed
        }
    }

    fileprivate subscript(author: FeedbackAuthor) -> String {
        switch author {
        case .customer: byCustomer
        case .operator: byOperator
        }
    }
}
