import Exchange
import Foundation

/// A private folder for a backup that is being made, in the folder of its file, which has room and is as private.
///
/// Its lock ends with the process: a folder without one is left by a backup that was killed, and the next removes it.
struct BackupScratch {
    let path: String
    private let descriptor: Int32

    private static let start = ".kabinet-backup-"

    /// - Parameter file: of the backup.
    init(beside file: String) throws {
        let folder = URL(filePath: file).deletingLastPathComponent().path
        BackupScratch.removeOld(in: folder)
        while true {
            var template = Array("\(folder)/\(BackupScratch.start)XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else {
                throw BackupError.unusable(file, reason: .system(.current))
            }
            let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            // Another backup may have taken it for one that was left.
            guard let descriptor = BackupScratch.lock(path) else { continue }
            (self.path, self.descriptor) = (path, descriptor)
            return
        }
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
        close(descriptor)
    }

    private static func removeOld(in folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix(start) {
            let path = folder + "/" + name
            guard let descriptor = lock(path) else { continue }
            try? FileManager.default.removeItem(atPath: path)
            close(descriptor)
        }
    }

    /// Nil if it is somebody else's, or gone.
    private static func lock(_ path: String) -> Int32? {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0, access(path, F_OK) == 0 { return descriptor }
        close(descriptor)
        return nil
    }
}
