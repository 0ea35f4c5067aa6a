import Exchange
import Foundation
import SQLiteEngine

/// Both embedded databases in one file: a .tar.gz of `portal.sqlite`, `billing.sqlite` and, as the last, a manifest
/// with their checksums. So an incomplete backup has no manifest, and a backup can also be opened without this program.
package struct Backup {
    package static let names = ["portal.sqlite", "billing.sqlite"]

    package enum Step: String {
        case copying, packing, unpacking
    }

    private let file: String

    package init(file: String) {
        self.file = file
    }

    /// - Parameters:
    ///   - version: of the program.
    ///   - progress: gets the share that is done, from 0 to 1.
    /// - Returns: the size of the databases, in bytes.
    package func make(
        of directory: String, version: String, progress: (Double, Step) throws -> Void
    ) throws -> Int {
        guard Backup.names.allSatisfy({ exists(directory + "/" + $0) }) else {
            throw BackupError.noDatabase(directory: directory)
        }
        guard !exists(file) else { throw BackupError.exists(file) }

        let scratch = try BackupScratch(beside: file)
        defer { scratch.remove() }
        let copies = Backup.names.map { scratch.path + "/" + $0 }
        let madeAt = Date()
        try SQLiteReader.copy(from: directory, portal: copies[0], billing: copies[1]) { done, total in
            try progress(0.3 * Double(done) / Double(max(total, 1)), .copying)
        }

        let total = try copies.map(size).reduce(0, +)
        let archive = scratch.path + "/backup.tar.gz"
        let writer = try BackupWriter(archive)
        var manifest = BackupManifest(version: version, madeAt: madeAt.ISO8601Format(), files: [:])
        var before = 0
        for (name, copy) in zip(Backup.names, copies) {
            manifest.files[name] = try writer.add(name, copy) { done in
                try progress(0.3 + 0.7 * Double(before + done) / Double(max(total, 1)), .packing)
            }
            before += try size(copy)
            try FileManager.default.removeItem(atPath: copy)
        }
        try writer.add(BackupManifest.name, try manifest.json())
        try writer.close()
        try name(archive)
        return total
    }

    /// Unlike a rename, a link never replaces a file that was created in the meantime; some file systems have no links.
    private func name(_ archive: String) throws {
        if link(archive, file) == 0 { return }
        guard errno != EEXIST, !exists(file) else { throw BackupError.exists(file) }
        guard rename(archive, file) == 0 else {
            throw BackupError.unusable(file, reason: .system(.current))
        }
    }

    /// - Throws: also `DirectoryNotEmpty`, `DirectoryInUse`.
    package func restore(to directory: String, progress: (Double, Step) -> Void) throws -> BackupManifest {
        guard exists(file) else { throw BackupError.unusable(file, reason: .system(SystemError(number: ENOENT))) }
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let target = try EmptyDirectory(directory, holder: "kabinet restore")
        let parts = Backup.names.map { directory + "/" + $0 + ".part" }
        defer {
            for part in parts { for ending in ["", "-wal", "-shm", "-journal"] { unlink(part + ending) } }
        }
        let packed = try size(file)
        let manifest = try BackupReader(file).read(Dictionary(uniqueKeysWithValues: zip(Backup.names, parts))) { done in
            progress(Double(done) / Double(max(packed, 1)), .unpacking)
        }
        try target.take(portal: parts[0], billing: parts[1])
        return manifest
    }

    private func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private func size(_ path: String) throws -> Int {
        (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }
}
