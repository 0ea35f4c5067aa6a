import Domain
import Store
import Testing

@Suite("What a household was like on a day")
struct HouseholdTests {
    @Test(
        "As it last changed; before the first change as the account has it now, which is not known for sure",
        arguments: [
            ("2018-12-31", 2, nil), ("2019-01-01", 3, 3), ("2019-06-14", 3, 3), ("2019-06-15", 4, 4),
            ("2030-01-01", 4, 4),
        ] as [(Day, Int, Int?)])
    func changes(day: Day, residents: Int, known: Int?) async throws {
        let store = try await TestStore { rows in
            try rows.account("B", residents: 2)
            try rows.household("B", from: "2019-06-15", residents: 4)
            try rows.household("B", from: "2019-01-01", residents: 3)
            try rows.household("A", from: "2019-06-20", residents: 9)
        }
        let history = try await store.read("B") { try $0.households() }
        #expect(history.on(day)?.residents == residents)
        #expect(history.known(on: day)?.residents == known)
    }

    @Test("Without changes as the account has it, with its plan; nothing of an account that there is not")
    func noChanges() async throws {
        let store = try await TestStore { try $0.account("B", residents: 2, plan: "el") }
        let (own, unknown) = try await (
            store.read("B") { try $0.households() }, store.read("C") { try $0.households() }
        )
        let household = Household(residents: 2, category: "no_stove", plan: "el")
        #expect(own.known(on: "2019-01-01") == household)
        #expect(own.plans == ["el"])
        #expect(unknown.on("2019-01-01") == nil)
    }
}
