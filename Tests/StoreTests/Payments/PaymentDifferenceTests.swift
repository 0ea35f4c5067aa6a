import Domain
import Store
import Testing

@Suite("Where an account's payments and balances differ")
struct PaymentDifferenceTests {
    private let store: TestStore

    init() async throws {
        store = try await TestStore { rows in
            // Before the first payment; right; paid too little, too much, not at all; without a balance.
            try rows.balance("A", "electricity", "2019-04", charged: 900, paid: 70)
            try rows.balance("A", "electricity", "2019-05", opening: 830, paid: 100)
            try rows.balance("A", "electricity", "2019-06", opening: 730, paid: 100)
            try rows.balance("A", "cold_water", "2019-06", charged: 500, paid: 60)
            try rows.balance("A", "electricity", "2019-07", opening: 630, paid: 30)
            try rows.payment("A", "1", on: "2019-05-02", 100, splits: ["electricity": 100])
            try rows.payment("A", "2", on: "2019-06-02", 150, splits: ["electricity": 90, "cold_water": 60])
            try rows.payment("A", "3", on: "2019-06-09", 20, splits: ["electricity": 20])
            try rows.payment("A", "4", on: "2019-08-09", 7, splits: ["cold_water": 7])
            try rows.balance("B", "electricity", "2019-06", charged: 900, paid: 70)
        }
    }

    private func differences(
        _ account: AccountNumber, _ period: Period, _ service: Service? = nil
    ) async throws -> [String] {
        try await store.read(account) { account in
            try account.paymentDifferences(service, in: period).value().map {
                "\($0.service.code.text) \($0.month.iso) \($0.posted.tiyn) \($0.paid.tiyn)"
            }
        }
    }

    @Test("By service and month, within the period")
    func months() async throws {
        #expect(
            try await differences("A", .of("2019-01", "2019-12")) == [
                "electricity 2019-06 110 100", "electricity 2019-07 0 30", "cold_water 2019-08 7 0",
            ])
        #expect(try await differences("A", .of("2019-07", "2019-07")) == ["electricity 2019-07 0 30"])
        #expect(try await differences("A", .of("2019-01", "2019-12"), .coldWater) == ["cold_water 2019-08 7 0"])
    }

    @Test("Not where there is no payment at all")
    func none() async throws {
        #expect(try await differences("B", .of("2019-01", "2019-12")) == [])
    }
}
