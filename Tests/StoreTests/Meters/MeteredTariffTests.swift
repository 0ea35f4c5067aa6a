import Domain
import Store
import Testing

@Suite("The meter and tariff for a calculation")
struct MeteredTariffTests {
    private func tariff(
        plan: String? = "el", meters: [String] = ["1"], readings: [Day] = ["2019-09-30"]
    ) async throws -> MeteredTariff? {
        let store = try await TestStore { rows in
            try rows.plan("el")
            try rows.account("B", plan: plan)
            for meter in meters { try rows.meter("B", meter) }
            try rows.meter("B", "removed", removed: "2019-01-01")
            try rows.meter("B", "water", "cold_water")
            for (value, day) in readings.enumerated() { try rows.reading("B", "1", day, value) }
        }
        return try await store.read("B") { account in
            let meters = try account.meters(inUseOn: "2019-10-16").value()
            let plan = MeteredPlan(try account.households(), meters, on: "2019-10-16", account.catalogue)
            return try plan.flatMap { try account.meteredTariff($0).value() }
        }
    }

    @Test("The plan, its meter, and the readings of the 400 days until the latest")
    func readings() async throws {
        let latest: Day = "2019-09-30"
        let found = try #require(try await tariff(readings: [latest - 400, latest - 399, latest - 30, latest]))
        #expect(found.service == .electricity)
        #expect(found.plan.code == "el")
        #expect(found.meter.meter.number == "1")
        #expect(found.meter.starts == [latest, latest - 30, latest - 399])
    }

    @Test("Nothing without a plan, without a meter, with two, or before the first reading")
    func nothing() async throws {
        #expect(try await tariff() != nil)
        #expect(try await tariff(plan: nil) == nil)
        #expect(try await tariff(meters: []) == nil)
        #expect(try await tariff(meters: ["1", "2"]) == nil)
        #expect(try await tariff(readings: []) == nil)
    }
}
