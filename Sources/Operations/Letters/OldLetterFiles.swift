import Domain
import Foundation
import Store

extension LetterFolder {
    /// Deletes the letters that were written until `oldest`, and those that the database no longer has, such as a
    /// deleted customer's.
    ///
    /// - Returns: how many.
    func deleteLetters(until oldest: Timestamp, of database: any Database) async throws -> Int {
        var count = 0
        var files = try files()[...]
        while !files.isEmpty {
            let part = files.prefix(200)
            files = files.dropFirst(part.count)
            let kept = try await database.read { connection in
                let store = Operator(connection)
                return try part.filter { try $0.writtenAt > oldest && store.hasLetter($0.id) }.map(\.id)
            }
            for file in part where !kept.contains(file.id) {
                // Another node may have been faster.
                try? FileManager.default.removeItem(atPath: path + "/" + file.name)
                count += 1
            }
        }
        return count
    }

    private struct LetterFile: Sendable {
        let name: String
        let writtenAt: Timestamp
        let id: Int64

        /// From a name that `write` gives: "1571205600-invitation-42.eml".
        init?(_ name: String) {
            let parts = name.dropLast(4).split(separator: "-")
            guard name.hasSuffix(".eml"), parts.count >= 3, let seconds = Int64(parts[0]),
                let id = parts.last.flatMap({ Int64($0) })
            else { return nil }
            (self.name, writtenAt, self.id) = (name, Timestamp(seconds: seconds), id)
        }
    }

    private func files() throws -> [LetterFile] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: path).compactMap(LetterFile.init)
    }
}
