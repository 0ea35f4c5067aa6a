import ArgumentParser
import Foundation
import Words

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

@main
enum Program {
    static func main() async {
        // First of all: whatever is written is for this program's user alone.
        umask(0o077)
        let terminal = TerminalLanguage(
            Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment)
        let texts = (try? CommandTexts(terminal.language)) ?? .english
        await CommandTexts.$current.withValue(texts) { await run(terminal) }
    }

    private static func run(_ terminal: TerminalLanguage) async {
        do {
            if let unknown = terminal.unknown {
                throw ValidationError(Speech.texts.common.notALanguage(unknown))
            }
            var command = try Kabinet.parseAsRoot(terminal.arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Misuse(error, terminal.arguments)?.exit()
            Kabinet.exit(withError: Speech.translated(error))
        }
    }
}

/// The program. Each subcommand has its own file.
struct Kabinet: AsyncParsableCommand {
    /// Before a message about an error.
    static var _errorPrefix: String { Speech.texts.common.error }

    static let configuration = CommandConfiguration(
        commandName: "kabinet",
        abstract: "The personal account that a utility gives its customers.",
        discussion: """
            Begin with `kabinet demo`: it shows the portal with made-up data on http://127.0.0.1:8080.
            An operator needs three commands: `kabinet import` takes a batch from the billing system,
            `kabinet user add` adds a customer, `kabinet serve` runs the portal.

            Settings are read from the command line, then from the environment (KABINET_DIRECTORY, KABINET_LISTEN, …),
            then from a file (--settings FILE, with lines such as `listen = 127.0.0.1:8080`), then from the defaults.

            Messages come in Kazakh, Russian or English, by the locale (LC_ALL, LC_MESSAGES, LANG) or by
            `kabinet --language kk|ru|en COMMAND`.
            """,
        version: version,
        subcommands: [
            DemoCommand.self, ServeCommand.self, ImportCommand.self, BatchesCommand.self, MigrateCommand.self,
            UserCommand.self,
            FeedbackCommand.self, ReadingsCommand.self,
            BillsCommand.self, ElectronicBillsCommand.self, CheckCommand.self, RetentionCommand.self,
            NoticeCommand.self, OutboxCommand.self, KeysCommand.self, DoctorCommand.self, BackupCommand.self,
            RestoreCommand.self,
            CityCommand.self,
        ])
}
