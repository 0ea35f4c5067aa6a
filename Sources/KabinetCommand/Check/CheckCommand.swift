import ArgumentParser
import Domain
import Foundation
import Operations

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Checks what the billing system has sent.", subcommands: [Charges.self])

    struct Charges: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Works out every charge of a month anew.",
            discussion: """
                Of each household's metered service that its tariff plan is for, from the readings, tariffs and residents of \
                that time. Writes the charges that differ, and those that lack what is needed, as CSV to the standard output: \
                account, service, month, billed, recomputed, difference, result (differs, lacks), reason, detail. Works while \
                the portal serves.
                """)

        @Option(help: "The month, as 2019-09.")
        var month: String

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            guard let month = Month(iso: month) else {
                throw ValidationError("--month is \"\(self.month)\"; expected a month, as 2019-09")
            }
            let display = ProgressDisplay()
            let run = try ChargesRun(month, openReader(database.settings().database))
            print(ChargesRun.head)
            let result = try await run.run { rows in
                FileHandle.standardOutput.write(Data(rows.utf8))
            } progress: { done, total in
                display.show(share: Double(done) / Double(max(total, 1)), "\(done) of \(total) bills")
            }
            let seconds = display.finish() / .seconds(1)
            printError(result.words(seconds) + "\n")
        }
    }
}
