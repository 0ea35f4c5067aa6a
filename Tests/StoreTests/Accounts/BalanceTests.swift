import Domain
import Store
import Testing

@Suite("The balances of an account's services")
struct BalanceTests {
    @Test("Each service's latest balance, in the catalogue's order, also of a service that ended earlier")
    func latest() async throws {
        let store = try await TestStore { rows in
            try rows.balance("A", "cold_water", "2019-04", charged: 100)
            try rows.balance("A", "cold_water", "2019-05", opening: 100, charged: 300, paid: 400)
            try rows.balance("A", "electricity", "2019-08", charged: 700)
            try rows.balance("A", "electricity", "2019-09", opening: 700, charged: 200)
            try rows.balance("B", "electricity", "2019-10", charged: 5)
        }
        let balances = try await store.read { try $0.serviceBalances().value() }
        #expect(
            balances == [
                ServiceBalance(service: .electricity, month: "2019-09", charged: 200, closing: 900),
                ServiceBalance(service: .coldWater, month: "2019-05", charged: 300, closing: 0),
            ])
    }

    @Test("None before the first month")
    func none() async throws {
        let store = try await TestStore()
        #expect(try await store.read { try $0.serviceBalances().value() } == [])
    }
}
