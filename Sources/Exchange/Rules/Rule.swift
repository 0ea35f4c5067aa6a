/// A rule for the rows of a file, beyond the form of their cells.
protocol Rule: AnyObject {
    /// Checks a row with valid cells, before it is written. False if it breaks the rule, which the rule has reported.
    func accepts(_ row: BatchRow) throws -> Bool

    /// The rows of an account are written.
    ///
    /// - Parameter isComplete: whether all of them were valid. If one was not, sums in which it is missing are not
    ///   reported.
    func checkAccount(_ account: ShortText, isComplete: Bool) throws
}

extension Rule {
    func checkAccount(_ account: ShortText, isComplete: Bool) throws {}
}
