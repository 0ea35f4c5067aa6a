/// A month of a year: 09/2019.
package struct Month: Hashable, Comparable, Sendable {
    /// Months since January of year 0, as the database stores it.
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// - Precondition: `month` is 1…12.
    package init(year: Int, month: Int) {
        precondition(1...12 ~= month)
        self.init(number: year * 12 + month - 1)
    }

    package var year: Int { number / 12 }
    package var monthOfYear: Int { number % 12 + 1 }
    package var firstDay: Day { Day(number: daysBefore(year: year, month: monthOfYear)) }
    package var lastDay: Day { (self + 1).firstDay - 1 }

    package var dayCount: Int {
        let next = self + 1
        return daysBefore(year: next.year, month: next.monthOfYear) - daysBefore(year: year, month: monthOfYear)
    }

    package static func < (left: Month, right: Month) -> Bool { left.number < right.number }
    package static func + (month: Month, months: Int) -> Month { Month(number: month.number + months) }
    package static func - (month: Month, months: Int) -> Month { Month(number: month.number - months) }
    package static func - (left: Month, right: Month) -> Int { left.number - right.number }

    init(yearAndMonthOf day: Day) {
        // A guess that is at most one month late, then corrected: a month has 30.44 days on average.
        var guess = Month(number: 1970 * 12 + (day.number * 12 + 400) / 365 + 1)
        while guess.firstDay > day { guess = guess - 1 }
        self = guess
    }
}
