import ArgumentParser
import Domain
import Exchange

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// `kabinet import`: through the running portal if it has the embedded database, else directly on the database.
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
        let reply = try await reply(display)
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
        case .progress, .customers: break
        }
    }

    private func reply(_ display: ProgressDisplay) async throws -> ControlReply {
        let request = ImportRequest(path: absolute(batch), isDryRun: dryRun)
        let address = try database.settings().database
        do {
            if case .directory(let path) = address,
                let reply = try await ControlClient(directory: path)
                    .run(.importBatch(request), progress: display.show)
            {
                return reply
            }
            let database = try openDatabase(address, for: "kabinet import")
            let batch = BatchImport(path: request.path, isDryRun: dryRun, now: wallClock())
            return .outcome(try await batch.run(on: database, progress: display.show))
        } catch let error as UnreadableBatch {
            return .unreadable(error.description)
        } catch {
            return .failed("\(error)")
        }
    }

    private func words(_ rows: Int, _ seconds: Double) -> String {
        "\(rows) rows in \(tenths(seconds)) s, \(pace(rows, seconds)) rows per second"
    }

    private func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let current = getcwd(nil, 0) else { return path }
        defer { free(current) }
        return String(cString: current) + "/" + path
    }

    private func save(_ text: String, as path: String) throws {
        guard let file = fopen(path, "w") else { throw ValidationError("\(path): \(String(cString: strerror(errno)))") }
        let isWritten = fputs(text, file) >= 0
        guard fclose(file) == 0, isWritten else { throw ValidationError("\(path): cannot be written") }
    }
}

extension Outcome {
    /// For the log.
    var word: String {
        switch self {
        case .published(let rows): "published \(rows) rows"
        case .unchanged: "unchanged"
        case .checked(let rows): "checked \(rows) rows"
        case .refused(let report): "refused, \(report.count) problems"
        }
    }
}
