import ArgumentParser
import PostgreSQLEngine
import Words

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Migrates the databases to this program's schema; creates them if missing.",
        discussion: "Every command that opens the databases for writing does this first; this one does nothing else.")

    @OptionGroup var database: DatabaseOptions

    @Option(help: "The role of PostgreSQL that serves: it gets rights on rows alone (docs/scaling.md).")
    var serveRole: String?

    func run() async throws {
        let settings = try database.settings(["serve-role": serveRole])
        for warning in settings.databaseWarnings { print(warning) }
        let opened = try openDatabase(settings.database, for: "kabinet migrate")
        print(Speech.texts.serving.upToDate("\(settings.database)"))
        guard let role = settings.serveRole, let opened = opened as? PostgreSQLDatabase else { return }
        try opened.grantRows(to: role)
        print(Speech.texts.serving.roleGranted(role))
    }
}
