import Domain
import Store
import Testing

@Suite("What a customer may read")
struct CustomerRightsTests {
    private let store: TestStore
    private static let (own, neighbour): ([UInt8], [UInt8]) = ([1], [2])

    init() async throws {
        store = try await TestStore { rows in
            try rows.account("B")
            try rows.account("C")
        }
        let owner = try await store.addCustomer("own@example.kz", ["C", "A"])
        try await store.beginSession(CustomerRightsTests.own, of: owner)
        let other = try await store.addCustomer("other@example.kz", ["B"])
        try await store.beginSession(CustomerRightsTests.neighbour, of: other)
    }

    private func accounts(_ token: [UInt8]) async throws -> [(slug: AccountSlug, number: AccountNumber)] {
        try await store.visit(token) { visitor in
            try Customer(visitor).accounts().map { ($0.slug, $0.account.account.number) }
        }
    }

    private func account(_ slug: AccountSlug, _ token: [UInt8] = own) async throws -> Account {
        try await store.visit(token) { try Customer($0).account(slug).account }
    }

    @Test("The accounts that the customer has linked, in the order of linking, and no other")
    func ownAccounts() async throws {
        #expect(try await accounts(CustomerRightsTests.own).map(\.number) == ["C", "A"])
        #expect(try await accounts(CustomerRightsTests.neighbour).map(\.number) == ["B"])
        for (slug, number) in try await accounts(CustomerRightsTests.own) {
            let account = try await account(slug)
            #expect(account.number == number)
            #expect(account.payer == "Payer of \(number.text)")
        }
    }

    @Test("Another customer's account is not found, like one that does not exist")
    func foreign() async throws {
        let foreign = try #require(try await accounts(CustomerRightsTests.neighbour).first).slug
        for slug in [foreign, AccountSlug(stored: "nosuch"), AccountSlug(stored: "A")] {
            await #expect(throws: RightsError.noSuchAccount) { try await account(slug) }
        }
    }

    @Test("An account missing in a later batch is not found any more, and returns with a batch that has it")
    func removed() async throws {
        let slug = try #require(try await accounts(CustomerRightsTests.own).last).slug
        try await store.publish { rows in
            try rows.connection.execute("DELETE FROM account WHERE account = 'A'")
            try rows.batch(2)
        }
        #expect(try await accounts(CustomerRightsTests.own).map(\.number) == ["C"])
        await #expect(throws: RightsError.noSuchAccount) { try await account(slug) }
        try await store.publish { rows in
            try rows.account("A")
            try rows.batch(3)
        }
        #expect(try await account(slug).number == "A")
    }

    @Test("A visitor who has not signed in is not a customer", arguments: [nil, [7]] as [[UInt8]?])
    func signInNeeded(token: [UInt8]?) async throws {
        await #expect(throws: RightsError.signInNeeded) {
            try await store.visit(token) { try Customer($0).id }
        }
        await #expect(throws: RightsError.signInNeeded) {
            try await store.visit(CustomerRightsTests.own, now: TestStore.now + Session.idleLimit) {
                try Customer($0).id
            }
        }
    }

    @Test("Before the first batch a customer has no account, and there is no catalogue")
    func beforeFirstBatch() async throws {
        let slug = try #require(try await accounts(CustomerRightsTests.own).first).slug
        try await store.publish { try $0.connection.execute("DELETE FROM batch") }
        #expect(try await accounts(CustomerRightsTests.own).isEmpty)
        await #expect(throws: RightsError.noSuchAccount) { try await account(slug) }
        #expect(try await store.visit(CustomerRightsTests.own) { $0.catalogue == nil })
    }
}
