package import Exchange
package import Words

package enum BackupError: Error, Equatable {
    case noDatabase(directory: String)
    /// The file for the backup exists already.
    case exists(String)
    case unusable(String, reason: Reason)
    /// The file is not a valid backup.
    case noBackup(String, reason: Reason)

    package enum Reason: Equatable, Sendable {
        case system(SystemError)
        /// With the message of the library of archives.
        case library(String)
        case changed, cannotBeRead, cannotBeWritten, notAFile
        case otherFiles, notOfABackup, noManifest, malformed
        case damaged(String)
        case noRoom(String, size: Int, room: Int)
    }
}

extension BackupError.Reason {
    package func text(in texts: CommandTexts) -> String {
        let words = texts.backups
        return switch self {
        case .system(let error): error.text(in: texts.systemErrors)
        case .library(let message): words.library(message)
        case .changed: words.changed
        case .cannotBeRead: words.cannotBeRead
        case .cannotBeWritten: words.cannotBeWritten
        case .notAFile: words.notAFile
        case .otherFiles: words.otherFiles
        case .notOfABackup: words.notOfABackup
        case .noManifest: words.noManifest(BackupManifest.name)
        case .malformed: words.malformed
        case .damaged(let name): words.damaged(name)
        case .noRoom(let name, let size, let room):
            words.noRoom((name: name, size: "\(size)", room: "\(room)"))
        }
    }
}
