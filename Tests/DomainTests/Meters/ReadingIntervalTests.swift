import Domain
import Testing

private let start = Day(year: 2019, month: 8, day: 1)!

private func reading(_ day: Int, _ value: Int64, _ origin: Reading.Origin = .company) -> Reading {
    Reading(day: start + day, value: ExactDecimal(millionths: value * 1_000_000), origin: origin)
}

private func counted(_ readings: [Reading], ratio: Int64 = 1) -> ReadingInterval? {
    MeterReadings(
        Meter(service: "el", number: "M", digits: 5, ratio: ExactDecimal(millionths: ratio * 1_000_000)),
        [.total: readings]
    ).intervals(after: start + 34, until: start + 65)[0]
}

@Suite("The readings between which a bill counts")
struct ReadingIntervalTests {
    @Test(
        "The latest until the bill, and the latest until the bill before",
        arguments: [
            ([reading(-1, 10), reading(30, 20), reading(60, 35), reading(70, 99)], 30, 60, Int64(15)),
            ([reading(30, 20), reading(40, 25), reading(60, 35)], 30, 60, 15),
            // Not read for two months: the whole time counts.
            ([reading(-1, 10), reading(60, 35)], -1, 60, 25),
            // Installed between the two bills: from its first reading on.
            ([reading(45, 0), reading(60, 7)], 45, 60, 7),
        ])
    func pairs(readings: [Reading], previous: Int, current: Int, sum: Int64) throws {
        let period = try #require(counted(readings.reversed()))
        #expect(period.previous.day == start + previous)
        #expect(period.current.day == start + current)
        #expect(period.consumption == ExactDecimal(millionths: sum * 1_000_000))
    }

    @Test(
        "Without a reading in between there is no period",
        arguments: [[], [reading(30, 20)], [reading(45, 20)], [reading(30, 20), reading(66, 30)]])
    func none(readings: [Reading]) {
        #expect(counted(readings) == nil)
    }

    @Test("Of two readings of a day the company's counts, an estimate last")
    func origins() throws {
        let day = [reading(60, 30, .average), reading(60, 33, .company), reading(60, 31, .customer)]
        let period = try #require(counted([reading(30, 20)] + day))
        #expect(period.current.origin == .company)
        #expect(period.consumption == ExactDecimal(millionths: 13_000_000))
    }

    @Test("The ratio multiplies; a roll-over is not guessed")
    func ratio() throws {
        #expect(
            try #require(counted([reading(30, 20), reading(60, 25)], ratio: 40)).consumption
                == ExactDecimal(millionths: 200_000_000))
        #expect(try #require(counted([reading(30, 99_990), reading(60, 5)])).consumption == nil)
    }
}
