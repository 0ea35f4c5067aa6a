import Domain
import Exchange
import Foundation
package import Store

/// The folder of an export: its manifest and its file. It appears whole, or not at all.
package struct ReadingFolder {
    private let path: String

    /// - Parameter directory: where the folders of exports are.
    package init(of export: ReadingExport, in directory: String) {
        let digits = "\(export.number)"
        let padded = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        path = directory + "/readings-\(padded)-\(export.supplier.text)"
    }

    /// Does nothing if it is there already.
    ///
    /// - Throws: `JobError` if the file would not be what was passed on, another folder is in its place, or it cannot be written.
    /// - Returns: its path.
    package func write(_ export: ReadingExport, _ readings: [AccountSubmission]) throws -> String {
        let file = ReadingFile(readings)
        guard file.digest == export.digest else { throw JobError.otherExport(export.number) }
        let manager = FileManager.default
        if !manager.fileExists(atPath: path) {
            // Of this process alone: others may write the same.
            let scratch = path + ".\(UUID().uuidString).tmp"
            defer { try? manager.removeItem(atPath: scratch) }
            do {
                try manager.createDirectory(atPath: scratch, withIntermediateDirectories: true)
                try Data(file.bytes).write(to: URL(filePath: scratch + "/" + ReadingFile.name))
                try Data(manifest(export, file).utf8).write(to: URL(filePath: scratch + "/manifest.json"))
            } catch {
                throw JobError.unwritable(scratch, .current)
            }
            // Somebody else may have been faster.
            try? manager.moveItem(atPath: scratch, toPath: path)
        }
        guard manager.contents(atPath: path + "/" + ReadingFile.name) == Data(file.bytes) else {
            throw JobError.otherFolder(path)
        }
        return path
    }

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
