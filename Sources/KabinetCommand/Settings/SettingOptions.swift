import ArgumentParser
import Foundation

/// The options for settings that subcommands share.
struct DatabaseOptions: ParsableArguments {
    @Option(help: "The directory of the embedded databases (default: var).")
    var directory: String?

    @Option(help: "PostgreSQL instead of the directory: postgres://HOST/NAME, or service=NAME (docs/scaling.md).")
    var database: String?

    @Option(name: .customLong("settings"), help: "A file with settings, one per line: name = value.")
    var file: String?

    func settings(_ more: [String: String?] = [:]) throws -> Settings {
        let options = more.merging(["directory": directory, "database": database]) { $1 }
        return try Settings(
            SettingSources(options: options, environment: ProcessInfo.processInfo.environment, file: file))
    }
}
