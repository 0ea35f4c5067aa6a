import Domain
import Store
import Testing

@Suite("The readings of a bill")
struct MeterReadingsTests {
    private static let september: (since: Day, until: Day) = ("2019-08-31", "2019-09-30")

    @Test(
        "Those of a real reading at least 20 days before the latest real one, and all after it up to the last day",
        arguments: [
            (["2019-08-31", "2019-09-30"], ["2019-08-31", "2019-09-30"]),
            (["2019-07-31", "2019-08-20", "2019-09-10", "2019-10-01"], ["2019-07-31", "2019-08-20", "2019-09-10"]),
            (
                ["2019-06-29", "2019-07-30", "2019-08-30", "2019-08-31", "2019-09-01"],
                ["2019-07-30", "2019-08-30", "2019-08-31", "2019-09-01"]
            ),
            (["2019-09-02", "2019-09-30"], ["2019-09-02", "2019-09-30"]),
            (["2018-01-31"], ["2018-01-31"]),
            (["2019-10-01"], []),
        ] as [([Day], [Day])])
    func days(stored: [Day], expected: [Day]) async throws {
        let store = try await TestStore { rows in
            try rows.meter("A", "1")
            for (value, day) in stored.enumerated() { try rows.reading("A", "1", day, value) }
        }
        let found = try await store.read { try $0.meterReadings(in: MeterReadingsTests.september) }
        #expect(found.map(\.meter.number) == ["1"])
        #expect((found[0].readings[.total] ?? []).map(\.day).sorted() == expected)
    }

    @Test("Estimates do not count as real ones: what they rest on is read, too")
    func estimates() async throws {
        let store = try await TestStore { rows in
            try rows.meter("A", "1")
            for (month, day) in (["2019-04-30", "2019-05-31", "2019-06-30"] as [Day]).enumerated() {
                try rows.reading("A", "1", day, month)
            }
            for day in ["2019-07-31", "2019-08-31", "2019-09-30"] as [Day] {
                try rows.reading("A", "1", day, 9, .total, .average)
            }
        }
        let found = try await store.read { try $0.meterReadings(in: MeterReadingsTests.september) }
        let days: [Day] = ["2019-05-31", "2019-06-30", "2019-07-31", "2019-08-31", "2019-09-30"]
        #expect((found[0].readings[.total] ?? []).map(\.day).sorted() == days)
    }

    @Test("Each register by its own days, and all readings of a day: the domain decides which counts")
    func registers() async throws {
        let store = try await TestStore { rows in
            try rows.meter("A", "1", registers: .dayNight)
            try rows.reading("A", "1", "2019-08-31", 10, .day, .company)
            try rows.reading("A", "1", "2019-08-31", 11, .day, .customer)
            try rows.reading("A", "1", "2019-07-31", 20, .night, .remote)
            try rows.reading("A", "1", "2019-09-30", 25, .night, .average)
        }
        let found = try await store.read { try $0.meterReadings(in: MeterReadingsTests.september) }
        let readings = try #require(found.first).readings.mapValues(Set.init)
        #expect(
            readings == [
                .day: [
                    Reading(day: "2019-08-31", value: 10, origin: .company),
                    Reading(day: "2019-08-31", value: 11, origin: .customer),
                ],
                .night: [
                    Reading(day: "2019-07-31", value: 20, origin: .remote),
                    Reading(day: "2019-09-30", value: 25, origin: .average),
                ],
            ])
    }

    @Test(
        "Not those of a register that the meter does not have",
        arguments: [
            (.total, [.total]), (.dayNight, [.day, .peak, .night]), (.dayPeakNight, [.day, .peak, .night]),
        ] as [(Meter.Registers, Set<Register>)])
    func otherRegisters(registers: Meter.Registers, expected: Set<Register>) async throws {
        let store = try await TestStore { rows in
            try rows.meter("A", "1", registers: registers)
            for register in Register.allCases { try rows.reading("A", "1", "2019-09-30", 1, register) }
        }
        let found = try await store.read { try $0.meterReadings(in: MeterReadingsTests.september) }
        #expect(Set(try #require(found.first).readings.keys) == expected)
    }

    /// A meter that was changed in September, one of another service, one without a reading, and a neighbour's.
    private func threeMeters() async throws -> TestStore {
        try await TestStore { rows in
            try rows.meter("A", "new", installed: "2019-09-10")
            try rows.meter("A", "old", installed: "2010-01-01", removed: "2019-09-10")
            try rows.meter("A", "water", "cold_water")
            try rows.meter("B", "old")
            try rows.reading("A", "new", "2019-09-10", 0)
            try rows.reading("A", "old", "2019-08-31", 500)
            try rows.reading("A", "old", "2019-09-10", 520)
            try rows.reading("B", "old", "2019-09-10", 999)
        }
    }

    @Test("Of the meters that were removed too, in the order in which they were installed")
    func removed() async throws {
        let store = try await threeMeters()
        let found = try await store.read { try $0.meterReadings(.electricity, in: MeterReadingsTests.september) }
        #expect(found.map(\.meter.number) == ["old", "new"])
        #expect(found.map { ($0.readings[.total] ?? []).map(\.value).sorted() } == [[500, 520], [0]])
        #expect(found.map(\.meter.removedOn) == ["2019-09-10", nil])
    }

    @Test("Of every service, where none is named; a meter that was never read has none")
    func services() async throws {
        let store = try await threeMeters()
        let found = try await store.read { try $0.meterReadings(in: MeterReadingsTests.september) }
        #expect(found.map(\.meter.number) == ["water", "old", "new"])
        #expect(found[0].readings == [:])
    }

    @Test("The meters in use are those that were not removed by then; a removal may be planned")
    func inUse() async throws {
        let store = try await threeMeters()
        let found = try await store.read { try $0.meters(inUseOn: "2019-10-16").value() }
        #expect(found.map(\.number) == ["water", "new"])
        let before = try await store.read { try $0.meters(inUseOn: "2019-09-01").value() }
        #expect(before.map(\.number) == ["water", "new", "old"])
    }

    @Test("A meter without a day of installation comes first")
    func unknownInstallation() async throws {
        let store = try await TestStore { rows in
            try rows.meter("A", "a", installed: "2019-09-10")
            try rows.meter("A", "b")
        }
        let found = try await store.read { try $0.meterReadings(in: MeterReadingsTests.september) }
        #expect(found.map(\.meter.number) == ["b", "a"])
    }
}
