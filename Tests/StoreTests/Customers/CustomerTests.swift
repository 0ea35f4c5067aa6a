import Domain
import Store
import Testing

@Suite("Customers are added")
struct CustomerTests {
    private let store: TestStore

    init() async throws {
        store = try await TestStore { try $0.account("B") }
    }

    /// - Returns: the error, while the transaction continues.
    private func add(_ email: String, _ accounts: [AccountNumber]) async throws -> CustomerError? {
        try await store.database.write { connection in
            do {
                try Operator(connection).addCustomer(
                    email: email, password: "hash", accounts: accounts, now: TestStore.now)
                return nil
            } catch let error as CustomerError {
                return error
            }
        }
    }

    private func links() async throws -> [String] {
        try await store.database.read { connection in
            try connection.rows("SELECT account FROM account_link ORDER BY position") { $0.text(0) }
        }
    }

    @Test("With accounts, in the order in which they were named")
    func accounts() async throws {
        #expect(try await add("b@example.kz", ["B", "A"]) == nil)
        #expect(try await links() == ["B", "A"])
    }

    @Test("An unknown account undoes all, even if the transaction continues")
    func unknownAccount() async throws {
        #expect(try await add("b@example.kz", ["B", "Z"]) == .noSuchAccount("Z"))
        #expect(try await links() == [])
        #expect(try await store.authenticate { try $0.credentials(email: "b@example.kz") == nil })
        #expect(try await add("b@example.kz", ["B"]) == nil)
    }

    @Test("An existing e-mail address is not changed")
    func emailTaken() async throws {
        #expect(try await add("b@example.kz", ["B"]) == nil)
        let before = try await store.authenticate { try $0.credentials(email: "b@example.kz")?.customer }
        #expect(try await add("b@example.kz", ["A"]) == .emailTaken)
        #expect(try await links() == ["B"])
        #expect(try await store.authenticate { try $0.credentials(email: "b@example.kz")?.customer } == before)
    }

    @Test("The credentials: the password's hash, and the language once it was chosen")
    func credentials() async throws {
        _ = try await add("a@example.kz", ["A"])
        _ = try await add("b@example.kz", ["B"])
        let (before, after, other) = try await store.authenticate { authentication in
            let before = try #require(try authentication.credentials(email: "a@example.kz"))
            try authentication.remember(.ru, for: before.customer)
            try authentication.replacePassword(of: before.customer, with: "stronger")
            return (
                before, try authentication.credentials(email: "a@example.kz"),
                try authentication.credentials(email: "b@example.kz")
            )
        }
        #expect(before.password == "hash")
        #expect(before.language == nil)
        #expect(after?.customer == before.customer)
        #expect(after?.password == "stronger")
        #expect(after?.language == .ru)
        #expect(other?.password == "hash")
        #expect(other?.language == nil)
        #expect(try await store.authenticate { try $0.credentials(email: "c@example.kz") == nil })
    }
}
