import Domain
import Testing

@testable import Portal

private let today = Day(year: 2019, month: 10, day: 16)!

private func number(_ whole: Int64) -> ExactDecimal { ExactDecimal(millionths: whole * 1_000_000) }

private let start = today - 16

/// Read today − 16, and perhaps before: 4 a day makes 120 in 30 days.
private func meter(_ latest: Int64 = 5000, ratio: Int64 = 1, before: Int64? = 4880) -> MeterReadings {
    let earlier = before.map { [Reading(day: start - 30, value: number($0), origin: .company)] } ?? []
    return MeterReadings(
        Meter(service: "el", number: "M", digits: 5, ratio: number(ratio)),
        [.total: earlier + [Reading(day: start, value: number(latest), origin: .company)]])
}

@Suite("The input of the calculator")
struct TypedReadingsTests {
    private func check(
        day: String = "16.10.2019", _ value: String, _ meter: MeterReadings = meter(),
        _ change: (inout TypedReadings) -> Void = { _ in }
    ) -> Result<TypedReadings.Checked, TypedReadings.Problems> {
        var typed = TypedReadings(day: day, values: [.total: value])
        change(&typed)
        return typed.checked(meter, from: start, today: today, language: .kk)
    }

    @Test(
        "Readings as people type them",
        arguments: [
            ("5040", 40), (" 5 040 ", 40), ("5040,0", 40), ("5040.000", 40), ("05040", 40), ("5000", 0),
        ])
    func good(value: String, used: Int) throws {
        let checked = try check(value).get()
        #expect(checked.used == [.total: Fraction(Int128(used))])
        #expect(checked.day == today)
    }

    @Test(
        "All problems are reported at once",
        arguments: [
            ("16.10.2019", "", [TypedReadings.Problem.noReading(.total)]),
            ("", "5040", [.noDay]), ("31.09.2019", "abc", [.noDay, .noReading(.total)]),
            ("30.09.2019", "5040", [.dayBefore(today - 16)]), ("17.10.2019", "5040", [.dayInFuture]),
            ("16.10.2019", "-5", [.noReading(.total)]), ("16.10.2019", "100000", [.tooManyDigits(.total, digits: 5)]),
            ("16.10.2019", "4999", [.below(.total, previous: number(5000))]),
            ("16.10.2019", "5400", [.unusual(times: 6)]), ("16.10.2019", "999999999999999", [.noReading(.total)]),
            ("2019-10-16", "5040.1234", [.noReading(.total)]),
            (
                "16.10.2019", "504.123",
                [.twoMeanings(.total, whole: number(504_123), fraction: ExactDecimal(millionths: 504_123_000))]
            ),
        ])
    func wrong(day: String, value: String, problems: [TypedReadings.Problem]) {
        #expect(throws: TypedReadings.Problems(all: problems)) { try check(day: day, value).get() }
    }

    @Test("A roll-over is accepted if it is ticked, an unusual consumption if it is confirmed")
    func requested() throws {
        let round = check("00007", meter(99_990, before: nil)) { $0.hasRolledOver = true }
        #expect(try round.get().used == [.total: Fraction(17)])
        #expect(try check("5400") { $0.isConfirmed = true }.get().used == [.total: Fraction(400)])
        #expect(try check("5400", meter(before: nil)).get().used == [.total: Fraction(400)])
        #expect(try check("5010", meter(ratio: 40, before: nil)).get().used == [.total: Fraction(400)])
    }

    @Test("A meter that cannot be read: the exact average of the previous period, times the days")
    func unread() throws {
        // 100 in 30 days, times 16 days: 53 1/3.
        let checked = try check("", meter(before: 4900)) { $0.isUnread = true }.get()
        #expect(checked.used == [.total: Fraction(160, over: 3)])
        #expect(checked.average?.perDay == [.total: Fraction(10, over: 3)])
        #expect(checked.average?.days == 30)
        #expect(try check(" ", meter(ratio: 40)) { $0.isUnread = true }.get().used == [.total: Fraction(2560)])
    }

    @Test("No average without two readings, and none together with a reading")
    func noAverage() {
        let unread: (inout TypedReadings) -> Void = { $0.isUnread = true }
        #expect(throws: TypedReadings.Problems(all: [.noAverage])) { try check("", meter(before: nil), unread).get() }
        // It rolled over in between: it is unknown which of the two is wrong.
        #expect(throws: TypedReadings.Problems(all: [.noAverage])) { try check("", meter(before: 5001), unread).get() }
        #expect(throws: TypedReadings.Problems(all: [.readAndUnread])) { try check("5040", meter(), unread).get() }
        #expect(throws: TypedReadings.Problems(all: [.noDay, .noAverage])) {
            try check(day: "", "", meter(before: nil), unread).get()
        }
    }

    @Test("The period begins with any day on which all registers were read")
    func starts() throws {
        func reading(_ days: Int, _ value: Int64, _ origin: Reading.Origin = .company) -> Reading {
            Reading(day: today + days, value: number(value), origin: origin)
        }
        let meter = MeterReadings(
            Meter(service: "el", number: "M", registers: .dayNight, digits: 5, ratio: number(1)),
            [
                .day: [reading(-76, 100), reading(-46, 160), reading(-16, 250, .average), reading(-1, 300)],
                .night: [reading(-76, 10), reading(-46, 40), reading(-16, 55, .average)],
            ])
        #expect(meter.starts == [today - 16, today - 46, today - 76])
        let typed = TypedReadings(day: today.iso, values: [.day: "190", .night: "41"])
        let used = try typed.checked(meter, from: today - 46, today: today, language: .kk).get().used
        #expect(used == [.day: Fraction(30), .night: Fraction(1)])
        #expect(throws: TypedReadings.Problems(all: [.noStart])) {
            try typed.checked(meter, from: nil, today: today, language: .kk).get()
        }
        // An estimate is not a reading: the average is of the two before it.
        #expect(meter.average(until: today - 16)?.perDay == [.day: Fraction(2), .night: Fraction(1)])
        #expect(meter.average(until: today - 46)?.perDay == [.day: Fraction(2), .night: Fraction(1)])
        #expect(meter.average(until: today - 47) == nil)
    }
}
