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

extension BatchFile {
    /// - Parameter rows: the reader of this file, through which the rule reports.
    func rule(_ rows: RowReader, _ context: ImportContext) throws -> (any Rule)? {
        switch name {
        case BatchFile.readings.name: try ReadingsFitTheMeter(rows, context)
        case BatchFile.balances.name: try BalancesFollow(rows, context)
        case BatchFile.adjustments.name: try DetailsAddUp(rows, context, .adjustments)
        case BatchFile.paymentSplits.name: try DetailsAddUp(rows, context, .splits)
        case BatchFile.billBack.name: LastDayFollows(rows, first: "valid_from", last: "valid_until", "its valid_from")
        case BatchFile.bills.name: LastDayFollows(rows, first: "issued", last: "due", "when it was issued")
        case BatchFile.billLines.name: try BillLinesHaveABill(rows, context)
        default: nil
        }
    }
}
