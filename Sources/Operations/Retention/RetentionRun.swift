package import Attachments
package import Domain
package import Store

/// Deletes what is past its term, some rows at a time, so that nobody waits long. Harmless when it runs twice, or on
/// several nodes at once.
package struct RetentionRun: Sendable {
    /// How many rows one transaction deletes.
    package static let batch = 500

    private let database: any Database
    private let letters: any LetterWriting
    private let folder: LetterFolder
    private let files: FileFolder?
    private let batch: Int

    /// - Parameters:
    ///   - folder: of the letters that are written as files.
    ///   - files: of the files that customers have sent.
    package init(
        on database: any Database, _ letters: any LetterWriting, _ folder: LetterFolder,
        files: FileFolder? = nil, batch: Int = RetentionRun.batch
    ) {
        (self.database, self.letters, self.folder, self.batch) = (database, letters, folder, batch)
        self.files = files
    }

    /// - Parameter today: the business day.
    /// - Returns: what was deleted.
    package func run(now: Timestamp, today: Day) async throws -> [RetentionCount] {
        var counts = [RetentionCount.customers(try await deleteCustomers(now: now))]
        for term in RetentionTerm.all { counts.append(RetentionCount(term, try await delete(term, now: now))) }
        counts.append(.closedAccounts(try await deleteClosedAccounts(today: today)))
        counts.append(.keptBatches(try await deleteKeptBatches(until: now - RetentionTerm.keptBatchSeconds)))
        let oldest = now - Int64(RetentionTerm.letterFileDays) * 86_400
        counts.append(.letterFiles(try await folder.deleteLetters(until: oldest, of: database)))
        if let files { counts.append(.customerFiles(try await files.deleteOrphans(of: database, now: now))) }
        let total = counts.map(\.count).reduce(0, +)
        try await database.write { try Operator($0).recordRetention(deleted: total, now: now) }
        try await database.eraseDeleted()
        return counts
    }

    /// Those who asked for it, and did not change their mind.
    private func deleteCustomers(now: Timestamp) async throws -> Int {
        var total = 0
        while true {
            let count = try await database.write { [letters] connection in
                let store = Operator(connection)
                // Few at a time: each has many rows.
                let customers = try store.customersToDelete(now: now, limit: 20)
                for customer in customers { try store.deleteNow(customer, letters, now: now) }
                return customers.count
            }
            guard count > 0 else { return total }
            total += count
        }
    }

    private func delete(_ term: RetentionTerm, now: Timestamp) async throws -> Int {
        var total = 0
        while true {
            try Task.checkCancellation()
            let count = try await database.write { [batch] connection in
                try Operator(connection).delete(term.rows, until: now - term.seconds, limit: batch)
            }
            total += count
            guard count == batch else { return total }
        }
    }

    private func deleteClosedAccounts(today: Day) async throws -> Int {
        var total = 0
        while true {
            try Task.checkCancellation()
            let last = today - RetentionTerm.closedAccountDays
            let accounts = try await database.read { try Operator($0).closedAccounts(until: last, limit: 20) }
            guard !accounts.isEmpty else { return total }
            try await database.write { try Operator($0).unlinkAll(accounts) }
            try await database.publish { try Operator($0).deleteData(of: accounts) }
            total += accounts.count
        }
    }

    private func deleteKeptBatches(until moment: Timestamp) async throws -> Int {
        let count = try await database.read { try Operator($0).keptBatchCount(publishedUntil: moment) }
        if count > 0 { try await database.publish { try Operator($0).deleteKeptBatches(publishedUntil: moment) } }
        return count
    }
}

extension RetentionRun {
    /// What a run would delete now, but for letters as files.
    package static func preview(_ reader: any SnapshotReader, now: Timestamp, today: Day) throws -> [RetentionCount] {
        try reader.read { connection in
            let store = Operator(connection)
            let counts = try RetentionTerm.all.map { term in
                RetentionCount(term, try store.count(term.rows, until: now - term.seconds))
            }
            let closed = try store.closedAccountCount(until: today - RetentionTerm.closedAccountDays)
            let kept = try store.keptBatchCount(publishedUntil: now - RetentionTerm.keptBatchSeconds)
            return [.customers(try store.customersToDeleteCount(now: now))] + counts
                + [.closedAccounts(closed), .keptBatches(kept)]
        }
    }
}
