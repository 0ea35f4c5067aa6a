import ArgumentParser
import Foundation

/// The options by which a subcommand takes settings from the command line.
struct DirectoryOptions: ParsableArguments {
    @Option(help: "The directory of the databases (default: var).")
    var directory: String?

    @Option(name: .customLong("settings"), help: "A file with settings, a line each: name = value.")
    var file: String?

    func settings(_ more: [String: String?] = [:]) throws -> Settings {
        let options = more.merging(["directory": directory]) { $1 }
        return try Settings(
            SettingSources(options: options, environment: ProcessInfo.processInfo.environment, file: file))
    }
}
