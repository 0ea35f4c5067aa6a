import Domain
import Exchange
import Foundation
package import Store

/// The folder of an export: its manifest and its file. It appears whole, or not at all.
package struct ReadingFolder {
    private let path: String
    /// Where it is written. No pattern for the folders of exports, such as `readings-*`, finds it.
    private let scratch: String

    /// - Parameter directory: where the folders of exports are.
    package init(of export: ReadingExport, in directory: String) {
        let digits = "\(export.number)"
        let padded = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        let name = "readings-\(padded)-\(export.supplier.text)"
        (path, scratch) = (directory + "/" + name, directory + "/." + name)
    }

    /// Does nothing if it is there already.
    ///
    /// - Throws: `JobError` if the file would not be what was passed on, another folder is in its place, or it cannot be written.
    /// - Returns: its path.
    package func write(_ export: ReadingExport, _ readings: [AccountSubmission]) throws -> String {
        let file = ReadingFile(readings)
        guard file.digest == export.digest else { throw JobError.otherExport(export.number) }
        if !isThere {
            try create([(ReadingFile.name, file.bytes), ("manifest.json", Array(manifest(export, file).utf8))])
        }
        guard FileManager.default.contents(atPath: path + "/" + ReadingFile.name) == Data(file.bytes) else {
            throw JobError.otherFolder(path)
        }
        return path
    }

    private var isThere: Bool { FileManager.default.fileExists(atPath: path) }

    /// On the disk when it returns. Of several processes one writes and the others wait; what a killed one left is written over.
    private func create(_ files: [(name: String, bytes: [UInt8])]) throws {
        try? FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        let folder = open(scratch, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failed() }
        defer {
            flock(folder, LOCK_UN)
            close(folder)
        }
        guard flock(folder, LOCK_EX) == 0 else { throw failed() }
        guard !isThere else {
            rmdir(scratch)
            return
        }
        for file in files { try write(file.bytes, to: scratch + "/" + file.name) }
        guard fsync(folder) == 0, rename(scratch, path) == 0 else { throw failed() }
        let parent = openat(folder, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { close(parent) }
        guard fsync(parent) == 0 else { throw failed() }
    }

    private func write(_ bytes: [UInt8], to file: String) throws {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failed() }
        defer { close(descriptor) }
        guard bytes.withUnsafeBytes({ writeAll($0, to: descriptor) }), fsync(descriptor) == 0 else { throw failed() }
    }

    private func failed() -> JobError { .unwritable(path, .current) }

    private func manifest(_ export: ReadingExport, _ file: ReadingFile) -> String {
        """
        {
          "format": "kabinet-readings",
          "version": 1,
          "supplier": "\(export.supplier.text)",
          "export": \(export.number),
          "created_at": "\(export.createdAt.iso)",
          "files": [
            {"name": "\(ReadingFile.name)", "rows": \(file.rows), "sha256": "\(export.digest)"}
          ]
        }

        """
    }
}
