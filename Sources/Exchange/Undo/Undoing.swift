import Domain
import Store
import Words

/// One undo within its transaction: the rows that the latest batch replaced are put back, where they are kept; else the batches
/// before it are published again, with the numbers they had.
struct Undoing {
    let connection: any Connection
    let scratch: String
    let now: Timestamp
    let words: CommandTexts

    private var history: History { History(connection) }
    private var kept: KeptBatches { KeptBatches(connection: connection) }

    /// - Returns: the batch that was undone, and the latest one in force now.
    /// - Throws: `UnreadableBatch` if nothing can be undone; `Publication.Rollback.refused` if a batch is no longer valid by
    ///   this program's rules.
    func run(before: any Connection, _ ticker: (_ totalBytes: Int) -> Ticker) throws -> (
        undone: String, inForce: String
    ) {
        guard let latest = try history.latest() else { throw UnreadableBatch.nothingPublished }
        let earlier = try history.batches(before: latest.number)
        guard let last = earlier.last else {
            throw UnreadableBatch.firstBatch(latest.name)
        }
        if (earlier + [latest]).contains(where: \.isPart) {
            guard let size = try kept.sizeOfRows(latest.number) else { throw UnreadableBatch.notKept(last.name) }
            try RenamedSuppliers.undo(latest.number, connection)
            try KeptRows(connection: connection).putBack(latest.number, ticker(size))
        } else {
            try publishAgain(earlier, before, ticker)
        }
        try forgetCorrections(of: latest.number)
        try FormerAccounts(connection: connection).forgetThatGone(with: latest.number)
        try kept.forget(latest.number)
        try history.markUndone(latest.number, at: now)
        return (latest.name, last.name)
    }

    private func publishAgain(
        _ earlier: [History.Batch], _ before: any Connection, _ ticker: (_ totalBytes: Int) -> Ticker
    ) throws {
        let sizes = try earlier.map { batch in
            guard let size = try kept.size(batch.number) else { throw UnreadableBatch.notKept(batch.name) }
            return size
        }
        let ticker = ticker(sizes.reduce(0, +))
        for batch in earlier { try publishAgain(batch, before, ticker) }
    }

    private func publishAgain(_ batch: History.Batch, _ before: any Connection, _ ticker: Ticker) throws {
        let source = try kept.source(batch.number, scratch: scratch, ticker)
        let problems = Problems(words)
        guard let manifest = ManifestReader(problems: problems).read(try source.manifestBytes()) else {
            throw Publication.Rollback.refused(problems.report)
        }
        let context = try ImportContext(
            connection, before: before, manifest: manifest, number: batch.number, problems: problems, isAgain: true)
        let writing = BatchWriting(source: source, context: context, ticker: ticker)
        if manifest.kind == .full, !writing.replacesCategories {
            try KeptCategories(connection: connection).putBack(for: batch.number)
        }
        let (_, digest) = try writing.run()
        guard problems.report.count == 0 else { throw Publication.Rollback.refused(problems.report) }
        guard digest == batch.digest else { throw UnreadableBatch.keptOtherwise(batch.name) }
    }

    /// What the undone batch kept of the bills and accounts that it changed.
    private func forgetCorrections(of number: Int64) throws {
        try connection.execute("DELETE FROM bill_version WHERE batch = $1", [number])
        try connection.execute("DELETE FROM account_before WHERE batch = $1", [number])
        try connection.execute("DELETE FROM billed_content", [])
    }
}
