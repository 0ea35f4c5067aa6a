import Domain
import Store
import Testing

@Suite("Consents")
struct ConsentTests {
    private static let now = TestStore.now

    private func consents(_ version: ConsentVersion, text: String = "text {person}") throws -> Consents {
        let words = Words(kk: text, ru: text, en: text)
        let slots = Dictionary(uniqueKeysWithValues: ConsentSlot.allCases.map { ($0, "filled" as Words) })
        return try #require(
            Consents([
                ConsentTemplate(
                    purpose: .account, version: version, title: "title", text: words, agreement: "yes",
                    withdrawal: "-", slots: slots)
            ]))
    }

    private func store(_ consents: Consents, in store: TestStore) async throws {
        try await store.database.write { try Operator($0).store(consents) }
    }

    @Test("A text is stored once for each version, and a changed one needs a new version")
    func versions() async throws {
        let store = try await TestStore()
        try await self.store(consents("1"), in: store)
        try await self.store(consents("1"), in: store)
        await #expect(throws: ChangedConsent.self) { try await self.store(consents("1", text: "other"), in: store) }
        try await self.store(consents("2", text: "other"), in: store)
        let count = try await store.database.read { connection in
            try connection.row("SELECT COUNT(*) FROM consent_text", []) { $0.int(0) }
        }
        #expect(count == 6)
    }

    @Test("What was agreed is kept as it was shown; withdrawn, it stays in the list with its day")
    func agreed() async throws {
        let store = try await TestStore()
        try await self.store(consents("1"), in: store)
        let customer = try await store.addCustomer("a@b.kz", [])
        let agreement = ConsentAgreement(purpose: .account, version: "1", language: .ru)
        try await store.authenticate { try $0.agree(customer, to: [agreement, agreement], now: ConsentTests.now) }
        try await store.beginSession([1], of: customer)

        let given = try await store.visit([1]) { try Customer($0).consents() }
        #expect(given.map(\.agreement) == [agreement])
        #expect(given[0].shown == "title\n\ntext filled\n\nyes")
        #expect(given[0].isInForce)

        let later = ConsentTests.now + 60
        let withdrawn = try await store.visit([1]) { visitor in
            let customer = try Customer(visitor)
            return [
                try customer.withdrawConsent(.account, now: later), try customer.withdrawConsent(.account, now: later),
            ]
        }
        #expect(withdrawn == [true, false])
        try await store.visit([1]) { try Customer($0).agree(to: agreement, now: later + 1) }
        let all = try await store.visit([1]) { try Customer($0).consents() }
        #expect(all.map(\.agreedAt) == [later + 1, ConsentTests.now])
        #expect(all.map(\.withdrawnAt) == [nil, later])
    }

    @Test("Another customer's consents are not touched")
    func others() async throws {
        let store = try await TestStore()
        let agreement = ConsentAgreement(purpose: .account, version: "1", language: .kk)
        for (number, email) in ["a@b.kz", "c@d.kz"].enumerated() {
            let customer = try await store.addCustomer(email, [])
            try await store.authenticate { try $0.agree(customer, to: [agreement], now: ConsentTests.now) }
            try await store.beginSession([UInt8(number)], of: customer)
        }
        _ = try await store.visit([0]) { try Customer($0).withdrawConsent(.account, now: ConsentTests.now) }
        let inForce = try await store.visit([1]) { try Customer($0).consents().filter(\.isInForce).count }
        #expect(inForce == 1)
    }
}
