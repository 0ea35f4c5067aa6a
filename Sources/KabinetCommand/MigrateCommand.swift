import ArgumentParser

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Migrates the databases to this program's schema; creates them if missing.",
        discussion: "Every command that opens the databases for writing does this first; this one does nothing else.")

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let address = try database.settings().database
        _ = try openDatabase(address, for: "kabinet migrate")
        print("The schema is up to date in \(address).")
    }
}
