/// When a bill was issued and is due, and when the one before it was issued.
package struct BillDates: Hashable, Sendable {
    package let month: Month
    package let issued: Day
    /// The last day to pay.
    package let due: Day
    /// Where there is no bill before it, the last day of the month before.
    package let previousIssued: Day

    package init(month: Month, issued: Day, due: Day, previousIssued: Day?) {
        (self.month, self.issued, self.due) = (month, issued, due)
        self.previousIssued = previousIssued ?? (month - 1).lastDay
    }

    /// The readings between which it may count: of each register the latest until the first of the two days, and all from then
    /// until the second.
    package var readingDays: (since: Day, until: Day) {
        (min(previousIssued, (month - 1).lastDay), max(issued, month.lastDay))
    }
}
