import Store

/// The files of the batches that an undo can publish again: those since the last full batch but one. Of parts, and of the batches
/// after them, rows are kept instead (`KeptRows`).
///
/// They stand in the database itself, compressed: they are committed, backed up and deleted with what they say, and every
/// node has them.
struct KeptBatches {
    let connection: any Connection

    /// Keeps the files as they were read.
    ///
    /// - Parameter digest: of what was read.
    /// - Throws: `UnreadableBatch` if they were changed since.
    func keep(_ source: BatchSource, as number: Int64, digest: [UInt8], _ ticker: Ticker) throws {
        var files: [String: KeptFile] = [:]
        let kept = try source.digest { name, position, part in
            try ticker.pause()
            let file = try files[name] ?? KeptFile(name, of: number, connection)
            files[name] = file
            try file.write(part, at: position)
        }
        guard kept == digest else { throw UnreadableBatch.changedMeanwhile }
    }

    /// The size of the files of a kept batch, in bytes; nil if it is not kept.
    func size(_ number: Int64) throws -> Int? { try size(number, " NOT LIKE $2") }

    /// The size of the rows that are kept since a batch replaced them; nil if they are not.
    func sizeOfRows(_ number: Int64) throws -> Int? { try size(number, " LIKE $2") }

    private func size(_ number: Int64, _ condition: SQL) throws -> Int? {
        try connection.row(
            "SELECT CAST(SUM(size) AS BIGINT) FROM batch_content WHERE batch = $1 AND file" + condition,
            [number, KeptRows.folder + "%"]
        ) { $0.isNull(0) ? nil : Int($0.int(0)) } ?? nil
    }

    /// The files of a kept batch, unpacked.
    ///
    /// - Parameter scratch: a directory with room for them.
    func source(_ number: Int64, scratch: String, _ ticker: Ticker) throws -> BatchSource {
        var files: [String: OpenFile] = [:]
        let parts = try connection.rows(
            "SELECT file, COUNT(*) FROM batch_content WHERE batch = $1 AND file NOT LIKE $2 GROUP BY file",
            [number, KeptRows.folder + "%"]
        ) { (file: $0.text(0), count: Int($0.int(1))) }
        for (name, count) in parts {
            let file = try ScratchFile(in: scratch)
            let kept = try KeptFile(name, of: number, connection)
            for position in 0..<count {
                try ticker.pause()
                try kept.part(position).withUnsafeBytes(file.write)
            }
            files[name] = try file.reopened(as: name)
        }
        return try BatchSource(path: "batch \(number)", open: files)
    }

    /// Forgets what no undo needs: of the batches before one.
    func forget(before number: Int64) throws { try delete(where: "< $1", number) }

    func forget(_ number: Int64) throws { try delete(where: "= $1", number) }

    private func delete(where condition: SQL, _ number: Int64) throws {
        let keys: [SQL] = [
            "batch_content WHERE batch ", "kept_category WHERE kept_for ", "kept_category_mark WHERE kept_for ",
        ]
        for key in keys { try connection.execute("DELETE FROM " + key + condition, [number]) }
    }
}
