import Domain
import Operations
import Portal
import Store

/// Runs an operation on notices: through the running portal if it has the embedded database, else directly on the
/// database.
struct NoticeDispatcher {
    let settings: Settings

    /// - Throws: `CustomerRefusal` if nothing was changed.
    func run(_ operation: NoticeOperation) async throws -> NoticeOperation.Outcome {
        switch try await outcome(of: operation) {
        case .refused(let reason): throw CustomerRefusal(description: reason)
        case let outcome: return outcome
        }
    }

    private func outcome(of operation: NoticeOperation) async throws -> NoticeOperation.Outcome {
        if let outcome = try await settings.database.ask(.notices(operation), \.notices) { return outcome }
        let database = try openDatabase(settings.database, for: "kabinet notice")
        let zone = localTime(in: settings.timeZone)
        let desk = NoticeDesk(
            on: database, try OperatorLetters(settings), hours: LetterHours(localTime: zone), localTime: zone)
        return try await desk.run(operation, now: wallClock(), today: today(in: settings.timeZone))
    }
}

/// The portal has the words of these letters.
extension OperatorLetters: NoticeWriting {}
