/// The days of each month in which customers give readings of a service, as the operator sets them.
package struct ReadingWindow: Hashable, Sendable {
    /// The first and the last day of the month, 1…31. A month that has fewer days ends with its last day. If the last one is
    /// before the first, the window ends in the next month.
    package let first: Int
    package let last: Int
    /// The first day of the month from which a reading is kept for the window to come; nil if none is taken before it.
    package let keptFrom: Int?
    /// Whether a reading after the window is taken for the next month.
    package let keepsLate: Bool

    /// Nil if a day is not 1…31, or readings are kept only after the window has opened.
    package init?(first: Int, last: Int, keptFrom: Int?, keepsLate: Bool) {
        guard 1...31 ~= first, 1...31 ~= last, keptFrom.map({ 1...first ~= $0 }) ?? true else { return nil }
        (self.first, self.last, self.keptFrom, self.keepsLate) = (first, last, keptFrom, keepsLate)
    }

    /// The days of a month's window.
    package func days(of month: Month) -> ClosedRange<Day> {
        func day(_ number: Int, of month: Month) -> Day { month.firstDay + min(number, month.dayCount) - 1 }
        let opens = day(first, of: month)
        return opens...max(opens, day(last, of: last < first ? month + 1 : month))
    }

    /// What happens with a reading that is given on a day.
    package enum Standing: Hashable, Sendable {
        /// It counts for the month, and can be corrected up to the end of a day.
        case open(for: Month, until: Day)
        /// It is kept for the month, whose window is yet to open; it can be corrected up to the end of a day.
        case kept(for: Month, opens: Day, until: Day)
        /// It is not taken.
        case closed(opens: Day)

        package var month: Month? {
            switch self {
            case .open(let month, _), .kept(let month, _, _): month
            case .closed: nil
            }
        }

        /// The last day on which what is given can be corrected.
        package var until: Day? {
            switch self {
            case .open(_, let until), .kept(_, _, let until): until
            case .closed: nil
            }
        }
    }

    package func standing(on today: Day) -> Standing {
        // A window of the month before may still be open; after it the one of this month or of the next is to come.
        for month in [today.month - 1, today.month, today.month + 1] {
            let days = days(of: month)
            if days.contains(today) { return .open(for: month, until: days.upperBound) }
            guard today < days.lowerBound else { continue }
            let isLate = days.lowerBound.month > today.month
            let isKept = isLate ? keepsLate : keptFrom.map { today.dayOfMonth >= $0 } ?? false
            return isKept
                ? .kept(for: month, opens: days.lowerBound, until: days.upperBound) : .closed(opens: days.lowerBound)
        }
        return .closed(opens: days(of: today.month + 2).lowerBound)
    }
}
