import Store

/// A statement on its way, and what comes back.
final class Question {
    let sql: SQL
    let parameters: Parameters
    /// Nil until it was asked, and when it failed, or one before it.
    var answer: Answer?

    init(_ sql: SQL, _ parameters: Parameters) {
        (self.sql, self.parameters) = (sql, parameters)
    }
}
