import Domain
import Store
import Testing

@Suite("The categories of households")
struct CategoryTests {
    @Test("Before a batch tells others, with an electric stove or without, with the benefit or without")
    func first() async throws {
        let categories = try await TestStore().operate { try #require(try $0.catalogue()).tariffs.categories }
        #expect(categories.all.map(\.code) == ["no_stove", "no_stove_lone", "stove", "stove_lone"])
        #expect(categories.all.map(\.residentsMax) == [nil, 1, nil, 1])
        #expect(categories.all.map(\.name.kk).first == "Электр плитасы жоқ")
        let found = ["electric", "gas", "none"].flatMap { stove in
            ["none", "lone_benefit"].map { categories[HouseholdMarks(stove: stove, benefit: $0)]?.code }
        }
        #expect(found == ["stove", "stove_lone", "no_stove", "no_stove_lone", "no_stove", "no_stove_lone"])
    }

    @Test("Those of a batch in the operator's order; a household belongs to the one of its stove and benefit")
    func own() async throws {
        let store = try await TestStore { rows in
            for sql: SQL in [
                "INSERT INTO category VALUES ('pump', 2, 3, 'p', 'p', 'p', 1), ('house', 1, NULL, 'h', 'h', 'h', 1)",
                "INSERT INTO category_mark VALUES ('pump', 'none', 'pump', 1)",
                "UPDATE account SET stove = 'pump' WHERE account = 'A'",
            ] { try rows.connection.execute(sql) }
            try rows.account("B")
            try rows.connection.execute("UPDATE account SET stove = 'coal' WHERE account = 'B'")
        }
        let categories = try await store.operate { try #require(try $0.catalogue()).tariffs.categories }
        // By position, and by code where two have the same.
        #expect(categories.all.map(\.code) == ["house", "no_stove", "no_stove_lone", "pump", "stove", "stove_lone"])
        #expect(categories["pump"] == HouseholdCategory(code: "pump", name: "p", residentsMax: 3))
        #expect(try await store.read { try $0.households().known(on: "2019-01-01")?.category } == "pump")
        // The import lets no such household in.
        await #expect(throws: DatabaseError.self) { try await store.read("B") { _ = try $0.households() } }
    }
}
