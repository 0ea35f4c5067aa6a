package import Domain

/// The batch in force, for the operator's metrics.
package struct BatchInForce: Hashable, Sendable {
    package let number: Int64
    package let rows: Int64
    package let publishedAt: Timestamp
}

extension Operator {
    /// Nil before the first.
    package func batchInForce() throws -> BatchInForce? {
        try connection.row("SELECT number, row_count, published_at FROM batch ORDER BY number DESC LIMIT 1", []) {
            row in
            BatchInForce(number: row.int(0), rows: row.int(1), publishedAt: row.moment(2))
        }
    }
}
