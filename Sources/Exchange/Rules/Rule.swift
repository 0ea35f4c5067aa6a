/// What must hold for the rows of a file beyond the form of their cells.
protocol Rule: AnyObject {
    /// Looks at a row whose cells are right, before it is written. False when it is wrong, which the rule has reported.
    func accepts(_ row: BatchRow) throws -> Bool

    /// The rows of an account are written.
    ///
    /// - Parameter isComplete: whether all of them were right. Where one was not, what it is missing from need not be told.
    func checkAccount(_ account: ShortText, isComplete: Bool) throws
}

extension Rule {
    func checkAccount(_ account: ShortText, isComplete: Bool) throws {}
}
