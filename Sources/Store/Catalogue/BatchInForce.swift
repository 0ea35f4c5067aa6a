package import Domain

/// The batch in force, for the operator's metrics.
package struct BatchInForce: Hashable, Sendable {
    package let number: Int64
    package let rows: Int64
    package let publishedAt: Timestamp
}

/// A batch that was published.
package struct PublishedBatch: Sendable {
    package let number: Int64
    package let name: String
    package let kind: Kind
    package let paymentsAsOf: Day
    package let rows: Int64
    package let publishedAt: Timestamp
    package let state: State

    package enum Kind: Hashable, Sendable {
        case full, update
        case part(of: SupplierCode)
    }

    package enum State: Sendable {
        case inForce
        /// By a later full batch, or a later part of the same supplier.
        case replaced
        case undone
    }

    package init(
        number: Int64, name: String, kind: Kind, paymentsAsOf: Day, rows: Int64, publishedAt: Timestamp, state: State
    ) {
        (self.number, self.name, self.kind) = (number, name, kind)
        (self.paymentsAsOf, self.rows) = (paymentsAsOf, rows)
        (self.publishedAt, self.state) = (publishedAt, state)
    }
}

extension Operator {
    /// All of them, the newest first.
    package func publishedBatches() throws -> [PublishedBatch] {
        try connection.rows(
            """
            SELECT number, identity, kind, payments_as_of, row_count, published_at,
                CASE WHEN EXISTS (
                    SELECT 1 FROM batch AS later WHERE later.number > batch.number AND later.undone_at IS NULL
                        AND (later.kind = 'full' OR later.part_of = batch.part_of)
                ) THEN 0 ELSE 1 END,
                CASE WHEN undone_at IS NULL THEN 0 ELSE 1 END, part_of
            FROM batch ORDER BY number DESC
            """
        ) { row in
            PublishedBatch(
                number: row.int(0), name: row.text(1),
                kind: row.isNull(8) ? (row.text(2) == "full" ? .full : .update) : .part(of: row.code(8)),
                paymentsAsOf: row.day(3),
                rows: row.int(4), publishedAt: row.moment(5),
                state: row.int(7) == 1 ? .undone : row.int(6) == 1 ? .inForce : .replaced)
        }
    }

    /// Nil before the first.
    package func batchInForce() throws -> BatchInForce? {
        try connection.row(
            """
            SELECT number, row_count, published_at FROM batch WHERE undone_at IS NULL ORDER BY number DESC LIMIT 1
            """, []
        ) { row in
            BatchInForce(number: row.int(0), rows: row.int(1), publishedAt: row.moment(2))
        }
    }
}
