import Domain
import Store
import Testing

@Suite("The back of a bill")
struct BillBackTests {
    @Test(
        "The sections of its day, in their order; of two texts of a section the one that began later",
        arguments: [
            ("2018-12-31", []), ("2019-01-01", ["Pay", "Read"]), ("2019-05-31", ["Pay", "Read"]),
            ("2019-06-01", ["Pay", "Read in summer"]), ("2019-08-31", ["Pay", "Read in summer"]),
            ("2019-09-01", ["Pay", "Read"]), ("2020-01-01", ["Read"]),
        ] as [(Day, [String])])
    func sections(day: Day, texts: [String]) async throws {
        let store = try await TestStore { rows in
            try rows.billBack("a", from: "2019-01-01", position: 2, "Read")
            try rows.billBack("a", from: "2019-06-01", until: "2019-08-31", position: 2, "Read in summer")
            try rows.billBack("b", from: "2019-01-01", until: "2019-12-31", position: 1, "Pay")
        }
        let back = try await store.read { try $0.billBack(on: day) }
        #expect(back.map(\.text.en) == texts)
    }
}
