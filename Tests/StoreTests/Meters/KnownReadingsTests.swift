import Domain
import Store
import Testing

/// A page that has asked for a meter's latest readings takes the readings of a bill from them, and gets the same.
@Suite("Readings that a page knows already")
struct KnownReadingsTests {
    /// Two years of monthly readings, some of them estimated: the day's number, and whether it was.
    private static let monthly: [(day: Day, origin: Reading.Origin)] = (0..<24).flatMap { month in
        let day = ("2018-01-31" as Day) + 30 * month
        let taken: [(Day, Reading.Origin)] = [(day, month % 4 == 1 ? .average : .company)]
        // The customer gives one five days before, now and then.
        return (month % 3 == 0 ? [(day - 5, .customer)] : []) + taken
    }

    private static let first = "2018-01-31" as Day
    /// Short and long, at the beginning, at the end, before and after everything.
    private static let days: [(since: Day, until: Day)] = [
        (first + 690, first + 720), (first + 660, first + 720), (first + 400, first + 690), (first + 300, first + 330),
        (first + 310, first + 800), (first, first + 30), (first - 40, first - 10), (first + 900, first + 930),
        (first + 719, first + 720), (first + 335, first + 355),
    ]

    private func read(
        _ days: (since: Day, until: Day), knowing: Bool, registers: Meter.Registers = .total, removed: Day? = nil
    ) async throws -> [MeterNumber: [Register: Set<Reading>]] {
        let store = try await TestStore { rows in
            try rows.plan("el")
            try rows.account("B", plan: "el")
            try rows.meter("B", "1", registers: registers)
            if let removed { try rows.meter("B", "0", installed: "2010-01-01", removed: removed) }
            for (place, reading) in Self.monthly.enumerated() {
                for register in registers == .total ? [.total] : [.day, .night] as [Register] {
                    try rows.reading("B", "1", reading.day, place, register, reading.origin)
                }
                if removed != nil { try rows.reading("B", "0", reading.day, place, .total, reading.origin) }
            }
        }
        return try await store.read("B") { account in
            if knowing {
                let meters = try account.meters(inUseOn: "2019-10-16").value()
                let plan = try #require(
                    MeteredPlan(try account.households(), meters, on: "2019-10-16", account.catalogue))
                _ = try account.meteredTariff(plan).value()
            }
            let read = try account.meterReadings(.electricity, in: days)
            return Dictionary(
                uniqueKeysWithValues: read.map { ($0.meter.number, $0.readings.mapValues { Set($0) }) })
        }
    }

    @Test("One register, two registers, and a meter that was removed", arguments: days.indices)
    func same(place: Int) async throws {
        let days = Self.days[place]
        for registers in [Meter.Registers.total, .dayNight] {
            let (asked, known) = (
                try await read(days, knowing: false, registers: registers),
                try await read(days, knowing: true, registers: registers)
            )
            #expect(known == asked)
        }
        let (asked, known) = (
            try await read(days, knowing: false, removed: "2018-06-30"),
            try await read(days, knowing: true, removed: "2018-06-30")
        )
        #expect(known == asked)
        #expect(asked.count == 2)
    }
}
