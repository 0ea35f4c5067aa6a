/// A bill in the list of bills (F10).
package struct BillSummary: Hashable, Sendable {
    package let month: Month
    package let issued: Day
    package let due: Day
    package let totals: BillTotals

    package init(month: Month, issued: Day, due: Day, totals: BillTotals) {
        (self.month, self.issued, self.due, self.totals) = (month, issued, due, totals)
    }
}

/// A bill with its history.
package struct BillWithHistory: Sendable {
    package let bill: Bill
    /// The month of the previous bill; nil for the first one.
    package let previousMonth: Month?
    package let previousTotals: BillTotals?
    /// The month of the latest bill: its own, or that of a later one that replaces it.
    package let latestMonth: Month
    package let changes: [BillChange]
    /// Of each metered service.
    package let consumption: [ConsumptionHistory]
    /// Its recalculated charges, of the services that the household's plan is for.
    package let checks: [ServiceCode: ChargeCheck]
    package let tax: BilledTax
    package let issue: BillIssue

    init(
        bill: Bill, previousMonth: Month?, previousTotals: BillTotals?, latestMonth: Month, changes: [BillChange],
        consumption: [ConsumptionHistory], checks: [ServiceCode: ChargeCheck], tax: BilledTax,
        issue: BillIssue
    ) {
        (self.bill, self.latestMonth) = (bill, latestMonth)
        (self.previousMonth, self.previousTotals) = (previousMonth, previousTotals)
        (self.changes, self.consumption, self.checks) = (changes, consumption, checks)
        (self.tax, self.issue) = (tax, issue)
    }

    /// Whether no later bill includes its unpaid sum.
    package var isLatest: Bool { bill.month == latestMonth }
}
