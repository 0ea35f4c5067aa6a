import ArgumentParser
import Domain
import Foundation
import Operations
import Store
import Words

struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "Letters that wait, or that the mail server refused.",
        discussion: "`kabinet serve` sends them. Works while the portal runs.",
        subcommands: [List.self, Show.self, Retry.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the letters that are not sent, oldest first.")

        @Flag(help: "Only those that were refused for ever, or given up after five days.")
        var failed = false

        @Option(help: "How many.")
        var limit = 100

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let settings = try database.settings()
            let (failed, limit, now) = (failed, limit, wallClock())
            let (figures, rows) = try openReader(settings.database).read { connection in
                let store = Operator(connection)
                return (try store.outboxFigures(now: now), try store.outboxRows(limit, failedOnly: failed))
            }
            print(
                Speech.texts.outbox.figures(
                    (waiting: "\(figures.waiting)", tried: "\(figures.tried)", failed: "\(figures.failed)")))
            let lines = OutboxLines(localTime: localTime(in: settings.timeZone))
            for row in rows { print(lines.line(row)) }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows a letter's way: when it was tried, and what the server answered.",
            discussion: "Not its words: they may contain a link that opens somebody's account.")

        @Argument(help: "The letter's number, as `outbox list` prints it.") var id: Int64
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let (settings, id) = (try database.settings(), id)
            let row = try openReader(settings.database).read { try Operator($0).outboxRow(id) }
            guard let row else { throw NoLetter(id: id) }
            for line in OutboxLines(localTime: localTime(in: settings.timeZone)).sheet(row) { print(line) }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Has a letter sent at once, or all failed ones.",
            discussion: "After the reason is mended: the same server will give the same answer.")

        @Argument(help: "The letter's number; all failed ones without it.") var id: Int64?
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let settings = try database.settings()
            let count = try await retry(settings)
            if let id, count == 0 { throw NoLetter(id: id) }
            print(Speech.texts.outbox.willBeSent("\(count)"))
        }

        /// Through the running portal if it has the embedded database, else directly on the database.
        private func retry(_ settings: Settings) async throws -> Int {
            if let count = try await settings.database.ask(.retryLetters(id), \.count) { return count }
            let (id, now) = (id, wallClock())
            return try await openDatabase(settings.database, for: "kabinet outbox").write {
                try Operator($0).retryLetters(id, now: now)
            }
        }
    }
}

struct NoLetter: Error, CustomStringConvertible {
    let id: Int64

    var description: String { Speech.texts.outbox.none("\(id)") }
}

/// Letters as the terminal shows them.
struct OutboxLines {
    let localTime: (Timestamp) -> LocalTime

    func line(_ row: OutboxRow) -> String {
        let words = Speech.texts.outbox
        let fields = [
            "\(row.id)", text(row.createdAt), row.kind, row.recipient, words.tried("\(row.attempts)"),
            row.failedAt == nil ? words.next(text(row.nextAt)) : words.failed, row.answer,
        ]
        return fields.compactMap(\.self).joined(separator: "  ")
    }

    func sheet(_ row: OutboxRow) -> [String] {
        let words = Speech.texts.outbox
        let state =
            row.sentAt.map { words.sentAt(text($0)) } ?? row.failedAt.map { words.failedAt(text($0)) }
            ?? words.waitsUntil(text(row.nextAt))
        let facts = [
            (words.letter, "\(row.id), \(row.kind)"), (words.to, row.recipient), (words.subject, row.subject),
            (words.written, text(row.createdAt)), (words.state, state + ", " + words.tried("\(row.attempts)")),
            (words.server, row.server ?? "-"), (words.answer, row.answer ?? "-"),
        ]
        let width = facts.map(\.0.count).max() ?? 0
        return facts.map { $0.padded(to: width + 2) + $1 }
    }

    private func text(_ moment: Timestamp) -> String { localTime(moment).numeric }
}
