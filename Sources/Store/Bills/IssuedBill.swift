import Domain

/// A row of `bill`.
struct IssuedBill {
    let month: Month
    let issued: Day
    let due: Day
    let stated: StatedIssue

    static let columns: SQL = "month, issued, due, payer, address, residents"

    init(_ row: any Row) {
        (month, issued, due) = (row.month(0), row.day(1), row.day(2))
        stated = StatedIssue(
            payer: row.optionalText(3), address: row.optionalText(4),
            residents: row.isNull(5) ? nil : Int(row.int(5)))
    }
}

extension [IssuedBill] {
    /// The dates of the first `count`, of bills without a gap, the newest first.
    func dates(_ count: Int) -> [BillDates] {
        prefix(count).enumerated().map { place, bill in
            BillDates(
                month: bill.month, issued: bill.issued, due: bill.due,
                previousIssued: place + 1 < self.count ? self[place + 1].issued : nil)
        }
    }
}
