package import Domain

extension Operator {
    /// The messages, the oldest first, some at a time.
    ///
    /// - Parameters:
    ///   - states: which; empty: none.
    ///   - last: the one before them.
    package func feedback(
        in states: Set<FeedbackState>, after last: FeedbackHead?, limit: Int
    ) throws -> [FeedbackHead] {
        let words = FeedbackState.allCases.map { states.contains($0) ? $0.rawValue : "" }
        return try connection.rows(
            "SELECT " + FeedbackHead.columns
                + """
                 FROM feedback
                WHERE state IN ($1, $2, $3, $4) AND (created_at > $5 OR (created_at = $5 AND reference > $6))
                ORDER BY created_at, reference LIMIT $7
                """,
            words + [last?.createdAt ?? Timestamp(seconds: -1), last?.reference.digits ?? "", limit] as [any Bindable],
            as: FeedbackHead.init)
    }

    package func feedback(_ reference: FeedbackReference) throws -> FeedbackThread? {
        try connection.row(
            "SELECT " + FeedbackHead.columns + " FROM feedback WHERE reference = $1", [reference.digits],
            as: FeedbackHead.init
        ).map { try connection.feedbackThread($0) }
    }

    package func set(_ state: FeedbackState, of reference: FeedbackReference, now: Timestamp) throws {
        try connection.execute(
            "UPDATE feedback SET state = $1, changed_at = $2, closed_at = $3 WHERE reference = $4",
            [state.rawValue, now, state == .closed ? now : nil, reference.digits] as [any Bindable])
    }

    /// - Returns: false if the last message is this answer already, such as a command that is run again.
    package func answer(_ text: FeedbackText, to thread: FeedbackThread, now: Timestamp) throws -> Bool {
        if let last = thread.messages.last, last.author == .operator, last.text == text.text { return false }
        _ = try connection.addMessage(text, by: .operator, to: thread.head.reference, now: now)
        try set(.answered, of: thread.head.reference, now: now)
        return true
    }

    /// Those of some files in the folder that belong to a message or a form.
    package func knownFiles(_ names: [String]) throws -> Set<String> {
        Set(
            try names.filter { name in
                try connection.row("SELECT 1 FROM feedback_attachment WHERE file = $1", [name]) { $0.int(0) } != nil
            })
    }
}
