import Store

/// A statement that is queued or sent, and its result.
final class PendingStatement {
    let sql: SQL
    let parameters: Parameters
    /// Nil until it has run, and if it failed, or one before it.
    var result: QueryResult?

    init(_ sql: SQL, _ parameters: Parameters) {
        (self.sql, self.parameters) = (sql, parameters)
    }
}
