/// Counts the payments that must be split, so that it shows whether the splits named them all.
final class PaymentsAreCounted: Rule {
    private let context: ImportContext
    private let amount: Int

    init(_ rows: RowReader, _ context: ImportContext) {
        self.context = context
        amount = rows.file.place(of: "amount")
    }

    func accepts(_ row: BatchRow) -> Bool {
        if row.values[amount].int != 0 { context.payments.read += 1 }
        return true
    }
}
