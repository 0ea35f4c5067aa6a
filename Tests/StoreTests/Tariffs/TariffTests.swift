import Domain
import Store
import Testing

@Suite("The tariff plans")
struct TariffTests {
    private func book(_ add: @escaping @Sendable (BatchRows) throws -> Void) async throws -> TariffBook {
        let store = try await TestStore(add)
        return try await store.operate { try #require(try $0.catalogue()).tariffs }
    }

    @Test("Each has its own prices, over time")
    func prices() async throws {
        let tariffs = try await book { rows in
            try rows.plan("b", method: .levels)
            try rows.plan("a", "cold_water")
            try rows.price("b", .level2, from: "2019-01-01", 30)
            try rows.price("b", .level1, from: "2019-07-01", 21)
            try rows.price("b", .level1, from: "2019-01-01", 20)
        }
        #expect(tariffs.plans.map(\.code) == ["a", "b"])
        #expect(tariffs["a"]?.service == "cold_water")
        #expect(tariffs["a"]?.prices == [])
        let prices = try #require(tariffs["b"]).prices
        #expect(prices.map(\.step) == [.level1, .level2, .level1])
        #expect(prices.map(\.validFrom) == ["2019-01-01", "2019-01-01", "2019-07-01"])
        #expect(prices.map(\.price) == [20, 30, 21])
    }

    @Test("A value left out of a price, a norm or a decision is nil")
    func optional() async throws {
        let tariffs = try await book { rows in
            try rows.plan("a")
            try rows.price("a", from: "2019-01-01", 20)
            try rows.connection.execute(
                """
                UPDATE price SET price_net = 18000000, confirmed = 'no', decision = '№ 57-ОД', decided_on = 17900
                """)
            try rows.price("a", from: "2019-07-01", 21)
            try rows.connection.execute(
                """
                INSERT INTO norm (plan, category, step, valid_from, upper_limit, batch) VALUES
                    ('a', 'stove', '1', 17897, 90000000, 1), ('a', 'stove', '2', 17897, NULL, 1)
                """)
        }
        let plan = try #require(tariffs["a"])
        #expect(
            plan.prices == [
                Plan.Price(
                    step: .all, validFrom: "2019-01-01", price: 20, net: 18, vatPercent: 12, isConfirmed: false,
                    decision: Plan.Decision(title: "№ 57-ОД", decidedOn: "2019-01-04", address: nil)),
                Plan.Price(
                    step: .all, validFrom: "2019-07-01", price: 21, vatPercent: 12, isConfirmed: true, decision: nil),
            ])
        #expect(plan.norms.map(\.upperLimit) == [90, nil])
        #expect(plan.norms.map(\.category) == ["stove", "stove"])
        #expect(plan.offeredFrom == nil)
    }

    @Test("An unknown word is an error, not a guess")
    func unknownWord() async throws {
        await #expect(throws: DatabaseError.self) {
            _ = try await book { rows in
                try rows.plan("a")
                try rows.price("a", from: "2019-01-01", 20)
                try rows.connection.execute("UPDATE price SET step = 'level9'")
            }
        }
    }
}
