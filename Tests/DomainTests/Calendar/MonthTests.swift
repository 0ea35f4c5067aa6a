import Domain
import Testing

@Suite("Months and periods")
struct MonthTests {
    @Test(
        "A month's length",
        arguments: [
            ("2019-02", 28), ("2020-02", 29), ("1900-02", 28), ("2000-02", 29), ("2019-09", 30), ("2019-12", 31),
        ])
    func length(iso: String, days: Int) throws {
        let month = try #require(Month(iso: iso))
        #expect(month.dayCount == days)
        #expect(month.lastDay - month.firstDay == days - 1)
        #expect(month.firstDay.month == month)
        #expect(month.lastDay.month == month)
    }

    @Test("There is no such month", arguments: ["2019-13", "2019-00", "2019-1", "1899-12", "2019", "", "2019-010"])
    func noSuchMonth(iso: String) {
        #expect(Month(iso: iso) == nil)
    }

    @Test("Months in words and in figures")
    func words() {
        let month = Month(year: 2019, month: 9)
        #expect(month.numeric == "09/2019")
        #expect(month.inWords(.kk) == "2019\u{A0}ж. қыркүйек")
        #expect(month.inWords(.ru) == "сентябрь 2019\u{A0}г.")
        #expect(month.inWords(.en) == "September 2019")
        #expect((month + 4).iso == "2020-01")
        #expect((month - 9).iso == "2018-12")
    }

    private static let recorded = Period(Month(year: 2018, month: 11), Month(year: 2019, month: 10))!

    @Test(
        "The chosen period, among the months with data",
        arguments: [
            (nil, nil, "2018-11", "2019-10", nil),
            ("2019-01", "2019-03", "2019-01", "2019-03", nil),
            ("2019-05", nil, "2019-05", "2019-10", nil),
            (nil, "2019-02", "2018-11", "2019-02", nil),
            ("1969-01", "2119-01", "2018-11", "2019-10", nil),
            ("2030-01", "2031-01", "2018-11", "2019-10", .outside),
            ("2019-10", "2019-01", "2018-11", "2019-10", .upsideDown),
            ("soon", "2019-01", "2018-11", "2019-10", .notAMonth),
            ("2019-13", nil, "2018-11", "2019-10", .notAMonth),
        ] as [(String?, String?, String, String, PeriodChoice.Problem?)])
    func choice(from: String?, to: String?, first: String, last: String, problem: PeriodChoice.Problem?) {
        let choice = PeriodChoice(from: from, to: to, recorded: MonthTests.recorded)
        #expect(choice.period.first.iso == first)
        #expect(choice.period.last.iso == last)
        #expect(choice.problem == problem)
    }

    @Test("The chosen months stay chosen, even if they are reversed")
    func choiceStays() {
        let choice = PeriodChoice(from: "2019-10", to: "2019-01", recorded: MonthTests.recorded)
        #expect(choice.first.iso == "2019-10")
        #expect(choice.last.iso == "2019-01")
    }
}
