/// A rule for the rows of a file, beyond the form of their cells.
protocol Rule: AnyObject {
    /// Checks a row with valid cells, before it is written. False if it breaks the rule, which the rule has reported.
    func accepts(_ row: BatchRow) throws -> Bool

    /// The rows of an account are read; they may not be written yet. What the database must tell waits for `checkEnded`.
    ///
    /// - Parameter isComplete: whether all of them were valid. If one was not, sums in which it is missing are not
    ///   reported.
    func endAccount(_ account: ShortText, isComplete: Bool) throws

    /// Checks the accounts that have ended since the last time, at most `AccountsStatement.most`: their rows are written.
    func checkEnded() throws
}

extension Rule {
    func endAccount(_ account: ShortText, isComplete: Bool) throws {}
    func checkEnded() throws {}
}
