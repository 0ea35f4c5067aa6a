/// When a bill was issued and is due, and when the previous one was issued.
package struct BillDates: Hashable, Sendable {
    package let month: Month
    package let issued: Day
    /// The last day to pay.
    package let due: Day
    /// If there is no previous bill, the last day of the previous month.
    package let previousIssued: Day

    package init(month: Month, issued: Day, due: Day, previousIssued: Day?) {
        (self.month, self.issued, self.due) = (month, issued, due)
        self.previousIssued = previousIssued ?? (month - 1).lastDay
    }

    /// The days of the readings that it may count: of each register the latest on or before the first day, and all
    /// after it, up to and including the second.
    package var readingDays: (since: Day, until: Day) {
        (min(previousIssued, (month - 1).lastDay), max(issued, month.lastDay))
    }
}
