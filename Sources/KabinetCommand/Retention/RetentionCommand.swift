import ArgumentParser
import Operations
import Portal
import Web
import Words

struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention", abstract: "Deletes the data that are past their term, and prints how many rows.",
        discussion: """
            `kabinet serve` does it every night at three. docs/personal-data.md has the term of each table and its reason. \
            Also works while the portal runs.
            """)

    @Flag(help: "Only counts; deletes nothing.")
    var dryRun = false

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let settings = try database.settings()
        let counts = try await dryRun ? preview(settings) : delete(settings)
        for line in RetentionReport(counts: counts).lines { print(line) }
    }

    private func preview(_ settings: Settings) throws -> [RetentionCount] {
        try RetentionRun.preview(openReader(settings.database), now: wallClock(), today: today(in: settings.timeZone))
    }

    /// Through the running portal if it has the embedded database, else directly on the database.
    private func delete(_ settings: Settings) async throws -> [RetentionCount] {
        if let counts = try await settings.database.ask(.retention, \.retention) { return counts }
        let letters = try OperatorLetters(settings)
        let run = RetentionRun(
            on: try openDatabase(settings.database, for: "kabinet retention"), letters, settings.mail.folder,
            files: settings.feedback.files)
        return try await run.run(now: wallClock(), today: today(in: settings.timeZone))
    }
}

/// The counts of a run as a table.
struct RetentionReport {
    let counts: [RetentionCount]

    var lines: [String] {
        let words = Speech.texts.retention
        let rows =
            [(words.rows, words.term, words.count, words.reason)]
            + counts.map { ($0.rows, $0.term, String($0.count), $0.reason) }
        let (first, second) = (rows.map(\.0.count).max() ?? 0, rows.map(\.1.count).max() ?? 0)
        let third = rows.map(\.2.count).max() ?? 0
        return rows.map { row in
            row.0.padded(to: first) + "  " + row.1.padded(to: second) + "  "
                + String(repeating: " ", count: third - row.2.count) + row.2 + "  " + row.3
        }
    }
}

extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
