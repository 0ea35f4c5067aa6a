import Domain
import Store

/// The published batches. Those that were undone are gone, but for their numbers.
struct History {
    private let connection: any Connection

    init(_ connection: any Connection) {
        self.connection = connection
    }

    struct Batch {
        let number: Int64
        let name: String
        let digest: [UInt8]
        let isPart: Bool

        init(_ row: any Row) {
            (number, name, digest, isPart) = (row.int(0), row.text(1), row.bytes(2), !row.isNull(3))
        }
    }

    /// Nil if no batch of that name was published. A full batch is in force until any later one; an update until a full batch or
    /// a part; a part until a full batch, an update, or a part of the same supplier.
    func published(_ batch: String) throws -> (digest: [UInt8], isInForce: Bool)? {
        try connection.row(
            """
            SELECT digest, CASE WHEN EXISTS (
                SELECT 1 FROM batch AS later
                WHERE later.number > batch.number AND later.undone_at IS NULL
                    AND ('full' IN (later.kind, batch.kind) OR later.part_of = batch.part_of
                        OR (later.part_of IS NULL) <> (batch.part_of IS NULL))
            ) THEN 0 ELSE 1 END
            FROM batch WHERE identity = $1 AND undone_at IS NULL
            """, [batch]
        ) { (digest: $0.bytes(0), isInForce: $0.int(1) == 1) }
    }

    /// The supplier of the latest batch: that of all others, but for changes of its code.
    func supplier() throws -> SupplierCode? {
        try connection.row(
            "SELECT supplier FROM batch WHERE undone_at IS NULL ORDER BY number DESC LIMIT 1", []
        ) { $0.code(0) }
    }

    func knows(_ supplier: SupplierCode) throws -> Bool {
        try connection.row("SELECT 1 FROM supplier WHERE supplier = $1", [supplier]) { _ in true } ?? false
    }

    /// Higher than all before, so that what was read of a batch is not taken for another's.
    func nextNumber() throws -> Int64 {
        try connection.row("SELECT COALESCE(MAX(number), 0) + 1 FROM batch", []) { $0.int(0) } ?? 1
    }

    func latest() throws -> Batch? {
        try connection.row(
            "SELECT number, identity, digest, part_of FROM batch WHERE undone_at IS NULL ORDER BY number DESC LIMIT 1",
            []
        ) { Batch($0) }
    }

    /// The number of the full batch in force.
    func fullBatch() throws -> Int64? {
        try connection.row("SELECT MAX(number) FROM batch WHERE kind = 'full' AND undone_at IS NULL", []) {
            $0.isNull(0) ? nil : $0.int(0)
        } ?? nil
    }

    /// The batches that were in force before a batch, in their order.
    func batches(before number: Int64) throws -> [Batch] {
        try connection.rows(
            """
            SELECT number, identity, digest, part_of FROM batch
            WHERE undone_at IS NULL AND number < $1 AND number >= COALESCE(
                (SELECT MAX(earlier.number) FROM batch AS earlier
                WHERE earlier.kind = 'full' AND earlier.undone_at IS NULL AND earlier.number < $1), 0)
            ORDER BY number
            """, [number]
        ) { Batch($0) }
    }

    /// The numbers of the parts of a supplier since the last full batch, the latest first.
    func parts(of supplier: SupplierCode) throws -> [Int64] {
        try connection.rows(
            """
            SELECT number FROM batch WHERE part_of = $1 AND undone_at IS NULL AND number > COALESCE(
                (SELECT MAX(number) FROM batch WHERE kind = 'full' AND undone_at IS NULL), 0)
            ORDER BY number DESC
            """, [supplier]
        ) { $0.int(0) }
    }

    /// Up to which day payments were known of those that a batch brings: a part those of its supplier, a full batch all, and
    /// others those of which no supplier sends parts. Nil before the first batch.
    func paymentsAsOf(_ manifest: Manifest, _ part: Part?) throws -> Day? {
        let known = try connection.paymentsAsOf()
        if manifest.kind == .full { return known.values.max() }
        let own = part.flatMap { part in part.isOwn ? nil : known[part.supplier.text] }
        return own ?? known[""]
    }

    /// - Parameter portal: its own supplier.
    func add(
        _ manifest: Manifest, of portal: SupplierCode, number: Int64, digest: [UInt8], rows: Int, at now: Timestamp
    ) throws {
        // One of that name that was undone.
        try connection.execute("DELETE FROM batch WHERE identity = $1", [manifest.batch])
        try connection.execute(
            """
            INSERT INTO batch
                (number, identity, supplier, kind, payments_as_of, digest, row_count, published_at, part_of)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                number, manifest.batch, portal, manifest.kind == .full ? "full" : "update", manifest.paymentsAsOf,
                digest, rows, now, manifest.kind == .part ? manifest.supplier.text : nil,
            ])
    }

    /// The parts of a supplier are those of its other code; the portal's own are known by the supplier of all batches.
    func rename(_ supplier: String, to code: String, before number: Int64) throws {
        try connection.execute(
            "UPDATE batch SET part_of = $2 WHERE part_of = $1 AND supplier <> $1 AND number < $3",
            [supplier, code, number])
    }

    func markUndone(_ number: Int64, at now: Timestamp) throws {
        try connection.execute("UPDATE batch SET undone_at = $2 WHERE number = $1", [number, now])
    }
}
