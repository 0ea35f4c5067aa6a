import Attachments
import Domain
import Store

extension FileFolder {
    /// How long a file may be without a row: it is written before its row.
    package static let orphanTime: Int64 = 60 * 60

    /// Deletes the files that the database does not have (any more): of deleted messages, of forms that were not sent, and
    /// of uploads that were interrupted.
    ///
    /// - Returns: how many.
    func deleteOrphans(of database: any Database, now: Timestamp) async throws -> Int {
        var count = 0
        var names = try names().filter { $0.writtenAt <= now - FileFolder.orphanTime }[...]
        while !names.isEmpty {
            let part = names.prefix(200)
            names = names.dropFirst(part.count)
            let known = try await database.read { try Operator($0).knownFiles(part.map(\.text)) }
            for name in part where !known.contains(name.text) {
                // Another node may have been faster.
                remove(name)
                count += 1
            }
        }
        return count
    }
}
