import ArgumentParser
import Exchange
import Words

extension WarningRule: ExpressibleByArgument {
    /// Of `--allow`, which is the one option of this type.
    public static var allValueStrings: [String] { losses.map(\.rawValue) }

    /// For a help text.
    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

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

    @Option(
        help: "Also write problems and warnings to this file, as CSV for a spreadsheet. It is replaced by each import.",
        completion: .file())
    var report: String?

    @Option(
        help: "Publish the batch though it takes this away, however much of it is missing; may be given more than once."
    )
    var allow: [WarningRule] = []

    func validate() throws {
        if let other = allow.first(where: { !WarningRule.losses.contains($0) }) {
            throw ValidationError(Speech.texts.importing.takesNothing(other.rawValue))
        }
    }

    @Option(help: "Warnings for which a batch is refused, separated by commas: \(WarningRule.list).")
    var importErrors: String?

    func run() async throws {
        let settings = try database.settings(["import-errors": importErrors])
        if let report { writing { try ReportFile(path: report).remove() } }
        let display = ProgressDisplay()
        let dispatcher = BatchDispatcher(address: settings.database)
        let request = ImportRequest(path: batch, isDryRun: dryRun, errors: settings.importErrors, allowed: Set(allow))
        let words = Speech.texts.importing
        let reply = await dispatcher.runUntilStopped(.importing(request)) { display.show($0, words) }
        let seconds = display.finish() / .seconds(1)
        switch reply {
        case .outcome(.published(let rows, let warnings)):
            show(warnings)
            print(words.published(figures(rows, seconds)))
        case .outcome(.checked(let rows, let warnings)):
            show(warnings)
            print(words.checked(figures(rows, seconds)))
        case .outcome(.unchanged):
            show(Report())
            print(words.unchanged)
        case .outcome(.refused(let problems)):
            show(problems)
            print(words.refused)
            throw ExitCode(1)
        case .interrupted:
            printError("kabinet import: \(words.interrupted)\n")
            save(Report(unreadable: batch, words.wasInterrupted, Speech.texts))
            throw ExitCode(2)
        case .unreadable(let reason), .failed(let reason):
            printError("kabinet import: \(reason)\n")
            save(Report(unreadable: batch, reason, Speech.texts))
            throw ExitCode(2)
        case .outcome(.undone), .progress, .customers, .feedback, .retention, .electronicBills, .notices, .readings,
            .count:
            break
        }
    }

    private func show(_ problems: Report) {
        print(problems.text(in: Speech.texts.report), terminator: "")
        save(problems)
    }

    private func save(_ problems: Report) {
        guard let report else { return }
        writing { try ReportFile(path: report).write(problems.csv) }
    }

    /// What the import did, its exit code says; the file is only another way to read it.
    private func writing(_ body: () throws -> Void) {
        do { try body() } catch {
            printError("kabinet import: \(Speech.texts.importing.reportFailed(Speech.told(error)))\n")
        }
    }

    private func figures(_ rows: Int, _ seconds: Double) -> (rows: String, seconds: String, pace: String) {
        (rows: "\(rows)", seconds: tenths(seconds), pace: "\(pace(rows, seconds))")
    }
}
