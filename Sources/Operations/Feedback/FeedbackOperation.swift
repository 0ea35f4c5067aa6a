package import Domain
package import Store
import Words

/// What a command does to a message: a value, so that it can be sent to the running portal.
package struct FeedbackOperation: Codable, Sendable {
    private let reference: String
    private let act: Act

    package enum Act: Codable, Sendable {
        /// Somebody looks at it.
        case take
        /// A letter has the answer too, if there is an e-mail.
        case reply(String)
        case close
    }

    package init(_ act: Act, on reference: FeedbackReference) {
        (self.act, self.reference) = (act, reference.digits)
    }

    /// What came of it.
    package enum Outcome: Codable, Hashable, Sendable {
        /// - Parameter isMailed: false if a letter could not be sent, since there is no e-mail, or above the limit.
        case done(isMailed: Bool)
        /// Nothing was changed, for this reason.
        case refused(String)
    }

    /// For the log.
    package var word: String {
        switch act {
        case .take: "take"
        case .reply: "reply"
        case .close: "close"
        }
    }

    /// In one transaction.
    package func run(
        on database: any Database, _ letters: any LetterWriting, now: Timestamp
    ) async throws -> Outcome {
        let words = CommandTexts.current.feedback
        return try await database.write { try perform(Operator($0), letters, now: now, words) }
    }

    private func perform(
        _ store: Operator, _ letters: any LetterWriting, now: Timestamp, _ words: CommandTexts.Feedback
    ) throws -> Outcome {
        let reference = FeedbackReference(stored: reference)
        guard let thread = try store.feedback(reference) else {
            return .refused(words.none(reference.text))
        }
        switch act {
        case .take:
            guard thread.head.state == .new else { return .refused(words.stateIs(thread.head.state.rawValue)) }
            try store.set(.taken, of: reference, now: now)
        case .close:
            guard thread.head.state != .closed else { return .refused(words.isClosed) }
            try store.set(.closed, of: reference, now: now)
        case .reply(let typed):
            guard let text = try? FeedbackText(typed) else {
                return .refused(words.answerLength("\(FeedbackText.longest)"))
            }
            return try reply(text, to: thread, store, letters, now: now, words)
        }
        return .done(isMailed: false)
    }

    private func reply(
        _ text: FeedbackText, to thread: FeedbackThread, _ store: Operator, _ letters: any LetterWriting,
        now: Timestamp,
        _ words: CommandTexts.Feedback
    ) throws -> Outcome {
        guard try store.answer(text, to: thread, now: now) else { return .refused(words.givenAlready) }
        guard let letter = letters.feedbackAnswered(thread.head, text, try store.catalogue()) else {
            return .done(isMailed: false)
        }
        return .done(isMailed: try store.outbox.post(letter, now: now) != nil)
    }
}
