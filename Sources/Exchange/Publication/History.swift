import Domain
import Store

/// The published batches.
struct History {
    private let connection: any Connection

    init(_ connection: any Connection) {
        self.connection = connection
    }

    func digest(of batch: String) throws -> [UInt8]? {
        try connection.row("SELECT digest FROM batch WHERE identity = $1", [batch]) { $0.bytes(0) }
    }

    /// The supplier of the first batch, and so of all others.
    func supplier() throws -> SupplierCode? {
        try connection.row("SELECT supplier FROM batch ORDER BY number LIMIT 1", []) { $0.code(0) }
    }

    func nextNumber() throws -> Int64 {
        try connection.row("SELECT COALESCE(MAX(number), 0) + 1 FROM batch", []) { $0.int(0) } ?? 1
    }

    func add(_ manifest: Manifest, number: Int64, digest: [UInt8], rows: Int, at now: Timestamp) throws {
        try connection.execute(
            """
            INSERT INTO batch (number, identity, supplier, kind, payments_as_of, digest, row_count, published_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                number, manifest.batch, manifest.supplier, manifest.kind.rawValue, manifest.paymentsAsOf, digest, rows,
                now,
            ])
    }
}
