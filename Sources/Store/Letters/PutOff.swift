import Domain

/// Letters whose time was set by a clock that was ahead: they are due now, or they would wait until it is caught up
/// with.
enum PutOff {
    /// No letter is put off for longer, by a server that does not take it or by the night. In seconds.
    static let longest: Int64 = 12 * 60 * 60

    /// Of `is_bulk` $1, seen at $2; $3 is `longest` later. A letter for which somebody waits is first due when it is
    /// written.
    static let tooFar: SQL = """
        sent_at IS NULL AND failed_at IS NULL AND is_bulk = $1 AND next_at > $2
            AND (next_at > $3 OR (is_bulk = 0 AND attempts = 0))
        """
}
