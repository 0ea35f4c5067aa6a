import Domain
import Testing

@Suite("Days")
struct DayTests {
    @Test(
        "A day is counted from 1970-01-01",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2019-10-16", 18_185),
            ("2024-03-01", 19_783),
            ("1900-01-01", -25_567), ("2199-12-31", 84_005),
        ])
    func counting(iso: String, number: Int) throws {
        let day = try #require(Day(iso: iso))
        #expect(day.number == number)
        #expect(day.iso == iso)
    }

    @Test("Every day of three centuries is parsed as printed")
    func everyDay() throws {
        let first = try #require(Day(iso: "1900-01-01")).number
        let last = try #require(Day(iso: "2199-12-31")).number
        for number in first...last {
            let day = Day(number: number)
            guard Day(year: day.month.year, month: day.month.monthOfYear, day: day.dayOfMonth) == day else {
                Issue.record("day \(number) is parsed as another day: \(day.iso)")
                return
            }
        }
    }

    @Test(
        "There is no such day",
        arguments: [
            "2019-02-29", "1900-02-29", "2019-06-31", "2019-13-01", "2019-00-10", "2019-01-00", "2019-1-1", "19-01-01",
            "2019/01/01", "2019-01-01 ", "1899-12-31", "2200-01-01", "٢٠١٩-٠١-٠١", "",
        ])
    func noSuchDay(iso: String) {
        #expect(Day(iso: iso) == nil)
    }

    @Test(
        "What people type",
        arguments: [
            "16.10.2019", "16/10/2019", "16-10-2019", " 16 10 2019 ", "16.10.2019\u{A0}", "2019-10-16", "16,10,2019",
        ])
    func typed(text: String) {
        #expect(Day(typed: text)?.iso == "2019-10-16")
    }

    @Test("Invalid days", arguments: ["16.10.19", "10.2019", "16.10.2019.1", "16 қазан", "31.02.2019", ""])
    func unreadable(text: String) {
        #expect(Day(typed: text) == nil)
    }

    @Test("Days in words and in figures")
    func words() throws {
        let day = try #require(Day(iso: "2019-09-30"))
        #expect(day.numeric == "30.09.2019")
        #expect(day.inWords(.kk) == "2019\u{A0}ж. 30\u{A0}қыркүйек")
        #expect(day.inWords(.ru) == "30\u{A0}сентября 2019\u{A0}г.")
        #expect(day.inWords(.en) == "30\u{A0}September 2019")
    }
}
