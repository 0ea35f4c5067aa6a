import ArgumentParser
import Operations

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copies the embedded databases into one file, while the portal serves.",
        discussion: """
            Both databases, as they are at one moment. The file is a .tar.gz that only its owner can read: it holds names, \
            debts and password hashes. While it is made, its folder needs room for the databases too. PostgreSQL has a \
            program of its own for this: pg_dump (docs/operations.md).
            """)

    @Argument(help: "The file, as kabinet-2019-10-16.tar.gz. One that is there already is not overwritten.")
    var file: String

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        guard case .directory(let directory) = try database.settings().database else { throw NotEmbedded() }
        let display = ProgressDisplay()
        let bytes = try Backup(file: file).make(of: directory, version: version) { share, step in
            display.show(share: share, step.rawValue)
        }
        let seconds = display.finish() / .seconds(1)
        print("Backed up \(directory): \((bytes + (1 << 20) - 1) >> 20) MB of databases in \(tenths(seconds)) s.")
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Puts the databases of a backup into an empty directory.",
        discussion: """
            The backup is checked before anything counts as restored. Refuses a directory that holds anything, or that a \
            running portal has. Run it as the user who runs the portal.
            """)

    @Argument(help: "The file that `kabinet backup` made.", completion: .file())
    var file: String

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        guard case .directory(let directory) = try database.settings().database else { throw NotEmbedded() }
        let display = ProgressDisplay()
        let manifest = try Backup(file: file).restore(to: directory) { display.show(share: $0, $1.rawValue) }
        _ = display.finish()
        print("Restored \(directory) as it was on \(manifest.madeAt), saved by version \(manifest.version).")
    }
}

struct NotEmbedded: Error, CustomStringConvertible {
    var description: String { "a PostgreSQL database is backed up with pg_dump: see docs/operations.md" }
}
