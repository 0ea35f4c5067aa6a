import Domain

extension BillLine {
    /// The columns of `bill_line` that `init(row:)` reads.
    static let columns: SQL =
        """
        bill_line.step, bill_line.method, bill_line.quantity, bill_line.price, bill_line.charged, bill_line.charged_from,
        bill_line.charged_until, bill_line.vat_percent
        """
    /// The lines of a step follow each other in the order of their days.
    static let order: SQL = "bill_line.step, bill_line.charged_from, bill_line.price"

    /// - Parameter column: the first of its columns.
    init(row: any Row, _ column: Int) throws {
        self.init(
            step: try row.word(column), method: try row.word(column + 1), quantity: row.decimal(column + 2),
            price: row.decimal(column + 3), charged: row.money(column + 4),
            days: row.optionalDay(column + 6).map { row.day(column + 5)...$0 },
            vatPercent: row.isNull(column + 7) ? nil : Int(row.int(column + 7)))
    }
}
