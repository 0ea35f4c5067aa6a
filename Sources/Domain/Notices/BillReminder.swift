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
    ///   - left: the sum still to pay of it.
    package init?(_ bill: BillSummary, left: Money, today: Day) {
        guard BillReminder.isDueSoon(bill, today: today), left > .zero else { return nil }
        (month, due, self.left) = (bill.month, bill.due, left)
    }

    package static func isDueSoon(_ bill: BillSummary, today: Day) -> Bool { 0...days ~= bill.due - today }
}
