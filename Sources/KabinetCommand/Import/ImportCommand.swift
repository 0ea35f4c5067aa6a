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

    @Option(help: "Also write problems and warnings to this file, as CSV.", completion: .file())
    var report: String?

    @Option(help: "Warnings for which a batch is refused, separated by commas: payments-differ, duplicate-payment.")
    var importErrors: String?

    func run() async throws {
        let display = ProgressDisplay()
        let settings = try database.settings(["import-errors": importErrors])
        let dispatcher = ImportDispatcher(address: settings.database)
        let request = ImportRequest(path: batch, isDryRun: dryRun, errors: settings.importErrors)
        let reply = await dispatcher.run(request, progress: display.show)
        let seconds = display.finish() / .seconds(1)
        switch reply {
        case .outcome(.published(let rows, let warnings)):
            try show(warnings)
            print("Published: " + words(rows, seconds))
        case .outcome(.checked(let rows, let warnings)):
            try show(warnings)
            print("Nothing is wrong: " + words(rows, seconds))
        case .outcome(.unchanged): print("Unchanged: this batch was published before.")
        case .outcome(.refused(let problems)):
            try show(problems)
            print("Refused: nothing was published.")
            throw ExitCode(1)
        case .unreadable(let reason), .failed(let reason):
            printError("kabinet import: \(reason)\n")
            throw ExitCode(2)
        case .progress, .customers, .feedback, .retention, .electronicBills, .notices, .count: break
        }
    }

    private func show(_ problems: Report) throws {
        print(problems.text, terminator: "")
        if let report, !problems.isEmpty { try save(problems.csv, as: report) }
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
