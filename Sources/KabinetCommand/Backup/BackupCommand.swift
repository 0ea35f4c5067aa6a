import ArgumentParser
import Operations
import Words

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copies the embedded databases into one file, while the portal runs.",
        discussion: """
            Copies a snapshot of both databases. The file is a .tar.gz that only its owner can read: it contains names, \
            debts and password hashes. While it is written, its folder needs room for the databases too. PostgreSQL has its \
            own program for this: pg_dump (docs/operations.md).
            """)

    @Argument(help: "The file, for example kabinet-2019-10-16.tar.gz. An existing file is not overwritten.")
    var file: String

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        guard case .directory(let directory) = try database.settings().database else { throw NotEmbedded() }
        let words = Speech.texts.backups
        let display = ProgressDisplay()
        let bytes = try Backup(file: file).make(of: directory, version: version) { share, step in
            display.show(share: share, words[step])
        }
        let seconds = display.finish() / .seconds(1)
        let megabytes = (bytes + (1 << 20) - 1) >> 20
        print(words.done((directory: directory, megabytes: "\(megabytes)", seconds: tenths(seconds))))
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Restores the databases of a backup into an empty directory.",
        discussion: """
            The backup is checked before the databases are put in place. Refuses a directory that is not empty, or that a \
            running portal uses. Run it as the user who runs the portal.
            """)

    @Argument(help: "The file that `kabinet backup` made.", completion: .file())
    var file: String

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        guard case .directory(let directory) = try database.settings().database else { throw NotEmbedded() }
        let words = Speech.texts.backups
        let display = ProgressDisplay()
        let manifest = try Backup(file: file).restore(to: directory) { display.show(share: $0, words[$1]) }
        _ = display.finish()
        print(words.restored((directory: directory, day: "\(manifest.madeAt)", version: "\(manifest.version)")))
    }
}

struct NotEmbedded: Error, CustomStringConvertible {
    var description: String { Speech.texts.backups.notEmbedded }
}

extension CommandTexts.Backups {
    fileprivate subscript(step: Backup.Step) -> String {
        switch step {
        case .copying: copying
        case .packing: packing
        case .unpacking: unpacking
        }
    }
}
