import Domain
import Store
import Testing

@Suite("The operator's queries")
struct OperatorTests {
    @Test("A secret is created when it is first read, and never changes")
    func secrets() async throws {
        let store = try await TestStore()
        let found = try await store.database.write { connection in
            let office = Operator(connection)
            return try [
                office.secret("forms", otherwise: [1, 2]), office.secret("forms", otherwise: [3, 4]),
                office.secret("subjects", otherwise: [5, 6]),
            ]
        }
        #expect(found == [[1, 2], [1, 2], [5, 6]])
    }

    @Test("A database that can write answers the probe")
    func probe() async throws {
        let store = try await TestStore()
        try await store.database.write { try Operator($0).probe() }
    }
}
