import ArgumentParser
import Domain
import Operations
import Portal
import Store
import Words

/// Which message, and in which database.
struct FeedbackArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("The message's number, such as 4827-3915.", valueName: "number")) var typed: String
    @OptionGroup var database: DatabaseOptions

    func reference() throws -> FeedbackReference {
        guard let reference = FeedbackReference(typed) else {
            throw ValidationError(Speech.texts.feedback.notANumber(typed))
        }
        return reference
    }

    /// Through the running portal if it has the embedded database, else directly on the database.
    ///
    /// - Returns: whether a letter was sent.
    /// - Throws: `CustomerRefusal` if nothing was changed.
    func perform(_ act: FeedbackOperation.Act) async throws -> Bool {
        switch try await outcome(of: FeedbackOperation(act, on: try reference())) {
        case .done(let isMailed): return isMailed
        case .refused(let reason): throw CustomerRefusal(description: reason)
        }
    }

    private func outcome(of operation: FeedbackOperation) async throws -> FeedbackOperation.Outcome {
        let settings = try database.settings()
        if let outcome = try await settings.database.ask(.feedback(operation), \.feedback) { return outcome }
        return try await operation.run(
            on: openDatabase(settings.database, for: "kabinet feedback"), OperatorLetters(settings), now: wallClock())
    }
}
