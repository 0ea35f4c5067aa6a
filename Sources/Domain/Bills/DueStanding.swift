/// The status of a bill's due date, as of a day.
package enum DueStanding: Hashable, Sendable {
    /// Nothing is owed by it.
    case nothingToPay
    case daysLeft(Int)
    case today
    case passed(days: Int)

    package init(_ due: Day, toPay: Money, today: Day) {
        let days = due - today
        self =
            if toPay <= .zero {
                .nothingToPay
            } else if days > 0 {
                .daysLeft(days)
            } else if days == 0 {
                .today
            } else {
                .passed(days: -days)
            }
    }
}
