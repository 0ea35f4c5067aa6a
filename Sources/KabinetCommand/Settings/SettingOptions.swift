import ArgumentParser
import Foundation

/// The options by which a subcommand takes settings from the command line.
struct DatabaseOptions: ParsableArguments {
    @Option(help: "The directory of the embedded databases (default: var).")
    var directory: String?

    @Option(help: "A PostgreSQL in its place: postgres://HOST/NAME, or service=NAME (docs/scaling.md).")
    var database: String?

    @Option(name: .customLong("settings"), help: "A file with settings, a line each: name = value.")
    var file: String?

    func settings(_ more: [String: String?] = [:]) throws -> Settings {
        let options = more.merging(["directory": directory, "database": database]) { $1 }
        return try Settings(
            SettingSources(options: options, environment: ProcessInfo.processInfo.environment, file: file))
    }
}
