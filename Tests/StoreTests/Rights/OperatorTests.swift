import Domain
import Store
import Testing

@Suite("The operator's own")
struct OperatorTests {
    @Test("A secret is made when it is first asked for, and the same ever after")
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

    @Test("A database that can be reached answers the probe")
    func probe() async throws {
        let store = try await TestStore()
        try await store.operate { try $0.probe() }
    }
}
