import ArgumentParser
import Domain
import Words

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Manages customers, also while the portal runs.",
        discussion: """
            Except for add, each act needs a reason, which is kept for three years; acts on one customer are also in the \
            security log that the customer reads.
            """,
        subcommands: [
            Add.self, List.self, Show.self, Unlink.self, EndSessions.self, RemoveSecondFactor.self, Delete.self,
        ])
}

/// Why the operator does something: kept with it.
struct ReasonOption: ParsableArguments {
    @Option(name: .customLong("reason"), help: "Why, in a few words, such as the number of a request. It is kept.")
    var text: String

    func validate() throws {
        _ = try ReasonOption.checked(text)
    }

    static func checked(_ text: String) throws -> String {
        let text = text.trimmingBlanks()
        guard 1...500 ~= text.count else { throw ValidationError(Speech.texts.common.reasonLength) }
        return text
    }
}
