import Store

/// A file that the database keeps of a batch, in parts that are compressed by themselves.
struct KeptFile {
    let connection: any Connection
    let batch: Int64
    let name: String
    private let deflate: Deflate

    init(_ name: String, of batch: Int64, _ connection: any Connection) throws {
        (self.name, self.batch, self.connection, deflate) = (name, batch, connection, try Deflate())
    }

    func write(_ part: UnsafeRawBufferPointer, at position: Int) throws {
        try connection.execute(
            "INSERT INTO batch_content (batch, file, position, size, content) VALUES ($1, $2, $3, $4, $5)",
            [batch, name, position, part.count, deflate.compressed(part)])
    }

    /// - Throws: `UnreadableBatch` if it is damaged.
    func part(_ position: Int) throws -> [UInt8] {
        let part = try connection.row(
            "SELECT content, size FROM batch_content WHERE batch = $1 AND file = $2 AND position = $3",
            [batch, name, position]
        ) { deflate.decompressed($0.bytes(0), size: Int($0.int(1))) }
        guard let part = part ?? nil else { throw UnreadableBatch.damaged(name, number: batch) }
        return part
    }
}
