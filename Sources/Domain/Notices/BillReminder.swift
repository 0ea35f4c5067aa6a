/// A bill that is due soon and not paid.
package struct BillReminder: Hashable, Sendable {
    package let month: Month
    package let due: Day
    /// The sum still to pay.
    package let left: Money

    package static let days = 5

    /// Nil unless the bill is due within five days, today included, and something is left to pay of it.
    ///
    /// - Parameters:
    ///   - bill: the account's latest.
    ///   - balance: the account's present one.
    package init?(_ bill: BillSummary, _ balance: AccountBalance, today: Day) {
        let left = balance.left(of: bill.totals)
        guard BillReminder.isDueSoon(bill, today: today), left > .zero else { return nil }
        (month, due, self.left) = (bill.month, bill.due, left)
    }

    package static func isDueSoon(_ bill: BillSummary, today: Day) -> Bool { 0...days ~= bill.due - today }
}
