/// A day of the Gregorian calendar, counted from 1970-01-01. It has no time zone: the present day is a parameter from
/// outside.
package struct Day: Hashable, Comparable, Sendable {
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// Nil if there is no such day (31 June), or the year is not between 1900 and 2199.
    package init?(year: Int, month: Int, day: Int) {
        guard 1900...2199 ~= year, 1...12 ~= month, 1...Month(year: year, month: month).dayCount ~= day else {
            return nil
        }
        self.init(number: daysBefore(year: year, month: month) + day - 1)
    }

    package var month: Month { Month(yearAndMonthOf: self) }
    package var dayOfMonth: Int {
        let month = month
        return number - daysBefore(year: month.year, month: month.monthOfYear) + 1
    }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
    package static func - (left: Day, right: Day) -> Int { left.number - right.number }
    package static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }
    package static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
}

/// Days from 1970-01-01 to the month's first day. Years are counted from March, so that the leap day comes last:
/// H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
func daysBefore(year: Int, month: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let century = shifted / 400
    let yearOfEra = shifted - century * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
    return century * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}
