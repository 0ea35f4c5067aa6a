import ArgumentParser
import Domain
import Words

/// What the parser of arguments says of a wrong command line. It speaks English alone, so it is quoted.
struct Misuse {
    let message: String
    private let error: any Error

    /// Nil if the error is not the parser's own.
    init?(_ error: any Error, _ arguments: [String]) {
        let message = Kabinet.message(for: error)
        let isFailure = Kabinet.exitCode(for: error) != .success && !message.isEmpty
        guard isFailure, Speech.texts.language != .en, message == Misuse.english(arguments) else { return nil }
        self.error = error
        self.message = Speech.texts.common.misuse(message)
    }

    func exit() -> Never {
        let lines = Kabinet.fullMessage(for: error).split(separator: "\n").dropFirst().map(String.init)
        printError(([Kabinet._errorPrefix + message] + lines).joined(separator: "\n") + "\n")
        Kabinet.exit(withError: Kabinet.exitCode(for: error))
    }

    /// Our own messages are other ones in English.
    private static func english(_ arguments: [String]) -> String? {
        CommandTexts.$current.withValue(.english) {
            do {
                _ = try Kabinet.parseAsRoot(arguments)
                return nil
            } catch {
                return Kabinet.message(for: error)
            }
        }
    }
}
