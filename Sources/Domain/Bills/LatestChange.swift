/// What the latest bill changed most: one service, for who has just got it.
package struct LatestChange: Sendable {
    /// Of the bill.
    package let month: Month
    package let change: BillChange
    /// The service on the bill, and its recalculated charge; nil if it is not charged any more.
    package let checked: (billed: BilledService, check: ChargeCheck)?
}
