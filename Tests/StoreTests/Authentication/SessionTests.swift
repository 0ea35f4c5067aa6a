import Domain
import Store
import Testing

@Suite("Sessions")
struct SessionTests {
    private let store: TestStore
    private let customer: CustomerID
    private static let start = TestStore.now
    private static let token: [UInt8] = [1, 2, 3]

    init() async throws {
        store = try await TestStore()
        customer = try await store.addCustomer("a@example.kz", ["A"])
        try await store.beginSession(SessionTests.token, of: customer)
    }

    @Test(
        "In force until half an hour without a request, and for twelve hours at most",
        arguments: [
            (0, 0, true), (0, 1799, true), (0, 1800, false), (1700, 3499, true), (1700, 3500, false),
            (43_100, 43_199, true), (43_100, 43_200, false),
        ] as [(Int64, Int64, Bool)])
    func inForce(seen: Int64, asked: Int64, isInForce: Bool) async throws {
        try await store.authenticate { try $0.touchSession(SessionTests.token, now: SessionTests.start + seen) }
        let session = try await store.visit(SessionTests.token, now: SessionTests.start + asked) { $0.session }
        #expect(session?.customer == (isInForce ? customer : nil))
        #expect(session?.email == (isInForce ? "a@example.kz" : nil))
    }

    @Test("Without a token, or with an unknown one, there is no session", arguments: [nil, [], [1, 2]] as [[UInt8]?])
    func unknown(token: [UInt8]?) async throws {
        #expect(try await store.visit(token) { $0.session == nil })
    }

    @Test("Written in any order, the latest use counts")
    func touches() async throws {
        try await store.authenticate { authentication in
            try authentication.touchSession(SessionTests.token, now: SessionTests.start + 90)
            try authentication.touchSession(SessionTests.token, now: SessionTests.start + 60)
        }
        let session = try await store.visit(SessionTests.token, now: SessionTests.start + 100) { $0.session }
        #expect(session?.seenAt == SessionTests.start + 90)
    }

    @Test("Signing out ends this session and no other")
    func end() async throws {
        try await store.beginSession([9], of: customer)
        try await store.visit(SessionTests.token) { try $0.signOut(device: "") }
        #expect(try await store.visit(SessionTests.token) { $0.session == nil })
        #expect(try await store.visit([9]) { $0.session != nil })
        try await store.visit(nil) { try $0.signOut(device: "") }
        #expect(try await store.visit([9]) { $0.session != nil })
    }

    @Test("When one begins, those that have ended are deleted")
    func deleted() async throws {
        try await store.beginSession([9], of: customer, now: SessionTests.start + 1799)
        #expect(try await sessionCount() == 2)
        try await store.beginSession([10], of: customer, now: SessionTests.start + 1800)
        #expect(try await sessionCount() == 2)
    }

    private func sessionCount() async throws -> Int64? {
        try await store.database.read { try $0.row("SELECT COUNT(*) FROM session", []) { $0.int(0) } }
    }
}
