import ArgumentParser
import Exchange

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Imports a batch of the billing system.",
        discussion: """
            The batch is checked completely, then published in one transaction. Exits with 0 if it was published now or \
            before; with 1 if it was refused; with 2 if it could not be read.
            """)

    @Argument(help: "The batch: a folder, a .zip or a .tar.gz.", completion: .file())
    var batch: String

    @Flag(help: "Only check the batch; publish nothing.")
    var dryRun = false

    @OptionGroup var database: DatabaseOptions

    @Option(help: "Also write the problems to this file, as CSV.", completion: .file())
    var report: String?

    func run() async throws {
        let display = ProgressDisplay()
        let dispatcher = ImportDispatcher(address: try database.settings().database)
        let reply = await dispatcher.run(ImportRequest(path: batch, isDryRun: dryRun), progress: display.show)
        let seconds = display.finish() / .seconds(1)
        switch reply {
        case .outcome(.published(let rows)): print("Published: " + words(rows, seconds))
        case .outcome(.checked(let rows)): print("Nothing is wrong: " + words(rows, seconds))
        case .outcome(.unchanged): print("Unchanged: this batch was published before.")
        case .outcome(.refused(let problems)):
            print(problems.text + "Refused: nothing was published.")
            if let report { try save(problems.csv, as: report) }
            throw ExitCode(1)
        case .unreadable(let reason), .failed(let reason):
            printError("kabinet import: \(reason)\n")
            throw ExitCode(2)
        case .progress, .customers, .feedback, .retention, .electronicBills, .notices, .count: break
        }
    }

    private func words(_ rows: Int, _ seconds: Double) -> String {
        "\(rows) rows in \(tenths(seconds)) s, \(pace(rows, seconds)) rows per second"
    }

    private func save(_ text: String, as path: String) throws {
        guard let file = fopen(path, "w") else { throw ValidationError("\(path): \(String(cString: strerror(errno)))") }
        let isWritten = fputs(text, file) >= 0
        guard fclose(file) == 0, isWritten else { throw ValidationError("\(path): cannot be written") }
    }
}
