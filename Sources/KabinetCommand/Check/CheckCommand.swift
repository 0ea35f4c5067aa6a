import ArgumentParser
import Domain
import Foundation
import Operations
import Words

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Checks the data of the billing system.", subcommands: [Charges.self])

    struct Charges: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recalculates every charge of a month and lists the differences.",
            discussion: """
                Recalculates what meters count from the readings, tariffs and residents of that time, and checks the lines \
                of all services. Writes the charges that differ, and those that cannot be checked, as CSV to the standard \
                output: account, service, month, billed, recomputed, difference, result (differs, lacks), reason, detail. \
                Several reasons are separated by semicolons. At the end it says how many charges have each result. Works \
                while the portal runs.
                """)

        @OptionGroup var month: MonthOption

        @Flag(help: "Exit with 3 if a charge differs.")
        var failOnDifferences = false

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let common = Speech.texts.common
            let month = try month.month
            let display = ProgressDisplay()
            let run = try ChargesRun(month, openReader(database.settings().database))
            // Past the buffer of `print`, like the rows: in a file, what is buffered would come after them.
            @Sendable func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
            write(ChargesRun.head + "\n")
            let result = try await run.run(write: write) { done, total in
                display.show(
                    share: Double(done) / Double(max(total, 1)), common.bills((done: "\(done)", total: "\(total)")))
            }
            let seconds = display.finish() / .seconds(1)
            printError(result.words(seconds) + "\n")
            if failOnDifferences, result.differing > 0 { throw ExitCode(3) }
        }
    }
}
