/// How far the operator is with a message.
package enum FeedbackState: String, CaseIterable, Sendable {
    case new
    case taken
    case answered
    case closed

    /// An answer is still due.
    package var isWaiting: Bool { self == .new || self == .taken }
}

/// Who wrote a message.
package enum FeedbackAuthor: String, Sendable {
    case customer
    case `operator`
}
