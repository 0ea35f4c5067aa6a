import ArgumentParser

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Brings the databases up to this program's schema, and makes new ones.",
        discussion: "Every command that opens the databases does so first; this one does nothing else.")

    @OptionGroup var directory: DirectoryOptions

    func run() async throws {
        let settings = try directory.settings()
        _ = try openDatabase(in: settings.directory, for: "kabinet migrate")
        print("The databases in \(settings.directory) are up to date.")
    }
}
