import Store

/// The rows that a batch replaces or takes away, kept to be put back when it is undone: of each part, and of the batches after
/// it, the next full one included.
///
/// To publish the batches before it again would need all parts since the last full batch, without bound: one that newer parts
/// have replaced can't be left out, since a batch between them may refer to its rows. Where there are no parts, batches are
/// published again (`Undoing`): their files are there, and no row has to be read to keep them.
struct KeptRows {
    static let folder = "kept/"

    let connection: any Connection

    /// - Parameter batch: all of whose rows are written.
    func keep(_ batch: ImportContext, _ ticker: Ticker) throws {
        for file in BatchFile.all {
            try ticker.begin(file.name)
            var writer = try KeptRowWriter(try kept(file, batch.number), StoredRows(file), ticker)
            try ReplacedRows(file, batch).visit { try writer.add($0) }
            try writer.finish()
        }
    }

    /// - Throws: `UnreadableBatch` if what is kept is damaged.
    func putBack(_ batch: Int64, _ ticker: Ticker) throws {
        for file in BatchFile.all {
            try ticker.begin(file.name)
            // The rows of a batch have its number; of a table without accounts everything is kept.
            let delete: SQL = "DELETE FROM " + file.table
            if file.isOfAccounts {
                try connection.execute(delete + " WHERE batch = $1", [batch])
            } else {
                try connection.execute(delete)
            }
            try insert(try kept(file, batch), file, ticker)
        }
        try forgetDeletedAccounts()
    }

    /// Accounts that were closed long ago may have been deleted since the rows were kept.
    private func forgetDeletedAccounts() throws {
        for file in BatchFile.all where file.accountColumn != nil {
            try connection.execute(
                "DELETE FROM " + file.table + " WHERE NOT EXISTS (SELECT 1 FROM account WHERE account.account = "
                    + file.table + ".account)")
        }
    }

    private func insert(_ kept: KeptFile, _ file: BatchFile, _ ticker: Ticker) throws {
        let count = try connection.row(
            "SELECT COUNT(*) FROM batch_content WHERE batch = $1 AND file = $2", [kept.batch, kept.name]
        ) { Int($0.int(0)) }
        // A table that the program did not have yet is empty again.
        guard let count, count > 0 else { return }
        guard let rows = StoredRows(file, titles: String(decoding: try kept.part(0), as: UTF8.self)) else {
            throw UnreadableBatch.damaged(kept.name, number: kept.batch)
        }
        let table = try connection.copy(into: file.table, rows.columns)
        for position in 1..<count {
            try ticker.pause()
            let part = try kept.part(position)
            ticker.read(part.count)
            guard try part.withUnsafeBytes({ try rows.read($0, to: table) }) else {
                throw UnreadableBatch.damaged(kept.name, number: kept.batch)
            }
        }
    }

    private func kept(_ file: BatchFile, _ batch: Int64) throws -> KeptFile {
        try KeptFile(KeptRows.folder + file.name, of: batch, connection)
    }
}

/// Writes the titles of rows as the first part, and the rows in further ones of about a MiB.
private struct KeptRowWriter {
    private static let most = 1 << 20

    private let file: KeptFile
    private let ticker: Ticker
    private var part: [UInt8] = []
    private var position = 1

    init(_ file: KeptFile, _ rows: StoredRows, _ ticker: Ticker) throws {
        (self.file, self.ticker) = (file, ticker)
        try Array(rows.titles.utf8).withUnsafeBytes { try file.write($0, at: 0) }
    }

    mutating func add(_ row: [UInt8]) throws {
        part += row
        if part.count >= KeptRowWriter.most { try write() }
    }

    func finish() throws {
        if !part.isEmpty { try part.withUnsafeBytes { try file.write($0, at: position) } }
    }

    private mutating func write() throws {
        try ticker.pause()
        try part.withUnsafeBytes { try file.write($0, at: position) }
        position += 1
        part.removeAll(keepingCapacity: true)
    }
}
