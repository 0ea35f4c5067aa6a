import Domain
import Testing

private let today = Day(year: 2019, month: 10, day: 16)!

private func number(_ whole: Int64) -> ExactDecimal { ExactDecimal(millionths: whole * 1_000_000) }

private func register(_ register: Register = .total, _ latest: Int64 = 5000, ratio: Int64 = 1) -> MeterRegister {
    MeterRegister(
        meter: "M", register: register, digits: 5, ratio: number(ratio),
        latest: Reading(day: today + -16, value: number(latest), origin: .company))
}

@Suite("What is typed into the calculator")
struct TypedReadingsTests {
    private func check(
        day: String = "16.10.2019", _ value: String, around: Bool = false, confirmed: Bool = false,
        _ register: MeterRegister = register(), usual: Fraction? = Fraction(4)
    ) -> Result<TypedReadings.Checked, TypedReadings.Problems> {
        TypedReadings(day: day, values: [.total: value], hasGoneRound: around, isConfirmed: confirmed)
            .checked([register], today: today, usual: usual)
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
        "What is wrong is named, all at once",
        arguments: [
            ("16.10.2019", "", [TypedReadings.Problem.noReading(.total)]),
            ("", "5040", [.noDay]), ("31.09.2019", "abc", [.noDay, .noReading(.total)]),
            ("30.09.2019", "5040", [.dayBefore(today + -16)]), ("17.10.2019", "5040", [.dayInFuture]),
            ("16.10.2019", "-5", [.noReading(.total)]), ("16.10.2019", "100000", [.tooManyDigits(.total, digits: 5)]),
            ("16.10.2019", "4999", [.below(.total, latest: number(5000))]),
            ("16.10.2019", "5400", [.unusual(times: 6)]), ("2019-10-16", "5040.1234", [.noReading(.total)]),
        ])
    func wrong(day: String, value: String, problems: [TypedReadings.Problem]) {
        #expect(throws: TypedReadings.Problems(all: problems)) { try check(day: day, value).get() }
    }

    @Test("A meter that has gone round is taken at its word, an unusual consumption when it is confirmed")
    func asked() throws {
        #expect(try check("00007", around: true, register(.total, 99_990)).get().used == [.total: Fraction(17)])
        #expect(try check("5400", confirmed: true).get().used == [.total: Fraction(400)])
        #expect(try check("5400", usual: nil).get().used == [.total: Fraction(400)])
        #expect(try check("5010", register(.total, 5000, ratio: 40), usual: nil).get().used == [.total: Fraction(400)])
    }
}
