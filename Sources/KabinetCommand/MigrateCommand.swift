import ArgumentParser

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Brings the databases up to this program's schema, and makes new ones.",
        discussion: "Every command that opens the databases does so first; this one does nothing else.")

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let address = try database.settings().database
        _ = try openDatabase(address, for: "kabinet migrate")
        print("The schema is up to date in \(address).")
    }
}
