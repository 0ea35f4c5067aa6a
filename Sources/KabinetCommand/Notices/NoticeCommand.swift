import ArgumentParser
import Domain
import Foundation
import Operations
import Store
import Words

struct NoticeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice", abstract: "Tells customers what is due, what is planned, and what they owe.",
        discussion: "Works while the portal runs. docs/operations.md has the format of the files.",
        subcommands: [Run.self, Publish.self, List.self, End.self, Debt.self, Record.self], aliases: ["notices"])

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes the letters about bills, meters, prices and high use that are due now.",
            discussion: "`kabinet serve` does it every night. Running it again sends nothing twice.")

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let outcome = try await NoticeDispatcher(settings: database.settings()).run(.run)
            guard case .letters(let count) = outcome else { throw ControlError.hungUp }
            print(Speech.texts.notices.letters("\(count)"))
        }
    }

    struct Publish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Publishes a notice: a banner on the pages of those whom it concerns, and letters if wanted.")

        @Argument(help: "The file of the notice (JSON).", completion: .file()) var file: String
        @Flag(help: "Also sends it as letters, by day, to customers who want such letters.") var letters = false
        @Flag(help: "Checks the file, and counts whom it concerns; publishes nothing.") var dryRun = false
        @OptionGroup var reason: OptionalReason
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let settings = try database.settings()
            let text = try readText(file)
            let reader = try openReader(settings.database)
            let preview = try NoticePreview(text, reader, localTime: localTime(in: settings.timeZone))
            let count = try NoticeCount(preview, reader)
            let words = Speech.texts.notices
            print(words.concerns((accounts: "\(count.accounts)", customers: "\(count.customers)")))
            guard !dryRun else { return }
            let outcome = try await NoticeDispatcher(settings: settings).run(
                .publish(file: text, withLetters: letters, reason: try reason.given()))
            guard case .published(let id, let written) = outcome else { throw ControlError.hungUp }
            print(
                letters
                    ? words.publishedWithLetters((id: "\(id)", count: "\(written)")) : words.published("\(id)"))
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the notices, the newest first.")

        @Option(help: "How many.") var limit = 50
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let (settings, limit) = (try database.settings(), limit)
            let notices = try openReader(settings.database).read { try Operator($0).publishedNotices(limit: limit) }
            let lines = NoticeLines(localTime: localTime(in: settings.timeZone), now: wallClock())
            for notice in notices { for line in lines.lines(notice) { print(line) } }
        }
    }

    struct End: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends a notice now.", discussion: "Its letters that were not sent yet are deleted.")

        @Argument(help: "Its number, as `notice list` prints it.") var id: Int64
        @OptionGroup var reason: ReasonOption
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            _ = try await NoticeDispatcher(settings: database.settings()).run(
                .end(id: id, reason: reason.text.trimmingBlanks()))
            print(Speech.texts.notices.ended)
        }
    }
}

/// A reason, which is not needed to count only.
struct OptionalReason: ParsableArguments {
    @Option(name: .customLong("reason"), help: "Why, in a few words. It is kept.") var text: String?

    func given() throws -> String { try ReasonOption.checked(text ?? "") }
}

func readText(_ path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8) else {
        throw CustomerRefusal(description: Speech.texts.common.notUTF8(path))
    }
    return text
}
