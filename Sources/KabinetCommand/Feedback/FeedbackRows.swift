import Domain
import Store

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
        let head = thread.head
        let facts: [(String, String?)] = [
            ("number", head.reference.text), ("state", head.state.rawValue), ("topic", head.topic.text),
            ("account", head.account.map { $0.text + (head.customer == nil ? ", as a visitor typed it" : "") }),
            ("about", head.subject?.text), ("e-mail", head.email?.text), ("telephone", head.phone?.grouped),
            ("language", head.language.rawValue), ("sent", localTime(head.createdAt).iso), ("due", head.due.iso),
        ]
        var lines = facts.compactMap { name, value in value.map { (name + ":").padded(to: 12) + $0 } }
        var number = 0
        for message in thread.messages {
            lines += ["", "\(message.author.rawValue), \(localTime(message.createdAt).iso):", message.text]
            for file in message.files {
                number += 1
                lines.append("file \(number): \(file.name.text) (\(file.kind.rawValue), \(file.size) bytes)")
            }
        }
        return lines.joined(separator: "\n")
    }
}
