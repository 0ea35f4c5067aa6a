import Domain
import Testing

@Suite("Reminders of readings")
struct ReadingReminderTests {
    private static let words = Words(kk: "", ru: "", en: "")
    private static let service = Service(code: "el", unit: .kilowattHours, name: words, supplier: words)
    private static let meter = Meter(
        service: "el", number: MeterNumber(stored: "1"), digits: 5, ratio: ExactDecimal(millionths: 1_000_000))

    private func notices(_ today: String, _ first: Int, _ last: Int, given: [Submission] = []) -> [String] {
        let window = ReadingWindow(first: first, last: last, keptFrom: nil, keepsLate: true)
        let rule = ReadingRule(validFrom: Day(iso: "2019-01-01")!, window: window, mostADay: nil)
        let rules = ReadingRules(["el": [rule]])
        let notices = ReadingReminder.notices(
            [(Self.service, Self.meter)], given: given, rules, today: Day(iso: today)!)
        return notices.flatMap(\.subjects)
    }

    @Test(
        "When they open, three days before the last day, and on it",
        arguments: [
            ("2019-10-19", 20, 30, []), ("2019-10-20", 20, 30, ["2019-10 2019-10-30 opens"]),
            ("2019-10-22", 20, 30, ["2019-10 2019-10-30 opens"]), ("2019-10-23", 20, 30, []),
            ("2019-10-26", 20, 30, []), ("2019-10-27", 20, 30, ["2019-10 2019-10-30 soon"]),
            ("2019-10-29", 20, 30, ["2019-10 2019-10-30 soon"]), ("2019-10-30", 20, 30, ["2019-10 2019-10-30 last"]),
            ("2019-10-31", 20, 30, []), ("2019-02-28", 25, 31, ["2019-02 2019-02-28 last"]),
            ("2019-11-02", 28, 3, ["2019-10 2019-11-03 soon"]), ("2019-10-20", 20, 21, ["2019-10 2019-10-21 soon"]),
        ])
    func stages(today: String, first: Int, last: Int, expected: [String]) {
        #expect(notices(today, first, last) == expected)
    }

    @Test(
        "Not for a meter whose reading of the month was given",
        arguments: [
            (SubmissionState.received, false), (.held, false), (.exported, false), (.posted, false), (.rejected, true),
            (.refused, true), (.replaced, true),
        ])
    func given(state: SubmissionState, isReminded: Bool) throws {
        func submission(_ month: Int) -> Submission {
            let month = Month(year: 2019, month: month)
            return Submission(
                receipt: ReceiptNumber(month: month, number: 1), service: "el", meter: Self.meter.number, month: month,
                day: month.firstDay, until: month.lastDay, submittedAt: Timestamp(seconds: 0), channel: .portal,
                state: state, checks: [], values: [])
        }
        #expect(notices("2019-10-30", 20, 30, given: [submission(10)]).isEmpty == !isReminded)
        #expect(!notices("2019-10-30", 20, 30, given: [submission(9)]).isEmpty)
    }
}
