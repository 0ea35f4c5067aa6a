import Domain
import Words

/// The days of a file's rows are near enough to the day of the batch's data: a year that was typed wrong, or the first day of
/// a computer's calendar, is no day of a household.
struct PlausibleDays {
    /// How many days after the batch's `payments_as_of` a column's day may be.
    private static let ahead: [String: Int] = [
        // What has happened.
        "day": 31, "from_day": 31, "until_day": 31, "verified_on": 31, "issued": 62, "month": 62, "about": 62,
        // What is planned or announced.
        "due": 400, "charged_from": 400, "charged_until": 400, "installed_on": 400, "registers_since": 400,
        "decided_on": 400, "opened": 400, "valid_from": 3_660, "offered_from": 3_660, "removed_on": 3_660,
        "closed_on": 3_660,
        "valid_until": 36_600, "offered_until": 36_600, "replace_by": 36_600,
    ]
    /// The oldest that is known of a household: readings, payments, bills, of which a null day would be the year 1970.
    private static let recent: Set<String> = [
        "day", "from_day", "until_day", "issued", "due", "month", "about", "charged_from", "charged_until",
    ]
    private static let (recentYears, years) = (40, 100)

    private let columns: [(place: Int, isMonth: Bool, range: ClosedRange<Int64>)]

    init(_ file: BatchFile, asOf: Day) {
        columns = file.columns.enumerated().compactMap { place, column in
            let isMonth: Bool
            switch column.form {
            case .day: isMonth = false
            case .month: isMonth = true
            default: return nil
            }
            let years = PlausibleDays.recent.contains(column.title) ? PlausibleDays.recentYears : PlausibleDays.years
            let first = asOf - years * 366
            let last = asOf + (PlausibleDays.ahead[column.title] ?? 400)
            let range = isMonth ? first.month.number...last.month.number : first.number...last.number
            return (place, isMonth, Int64(range.lowerBound)...Int64(range.upperBound))
        }
    }

    func accepts(_ row: BatchRow, _ rows: RowReader) -> Bool {
        for column in columns {
            guard case .int(let number) = row.values[column.place], !column.range.contains(number) else { continue }
            func words(_ number: Int64) -> String {
                column.isMonth ? Month(number: Int(number)).iso : Day(number: Int(number)).iso
            }
            rows.report(
                column.place, found: words(number),
                expected: rows.words.expected.plausible(
                    (from: words(column.range.lowerBound), to: words(column.range.upperBound))))
            return false
        }
        return true
    }
}
