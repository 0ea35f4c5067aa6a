import Store

/// A statement that is queued or sent, and its result.
final class PendingStatement {
    let sql: SQL
    let parameters: Parameters
    /// How many rows it must change, if that is known.
    let rows: Int?
    /// Nil until it has run, and if it failed, or one before it.
    var result: QueryResult?

    init(_ sql: SQL, _ parameters: Parameters, changing rows: Int? = nil) {
        (self.sql, self.parameters, self.rows) = (sql, parameters, rows)
    }
}
