import Domain
import Store
import Testing

@Suite("An account's payments")
struct PaymentTests {
    private let store: TestStore

    init() async throws {
        store = try await TestStore { rows in
            try rows.payment("A", "1", on: "2019-08-31", 100)
            try rows.payment("A", "2", on: "2019-09-01", 500, splits: ["cold_water": 200, "electricity": 300])
            try rows.payment("A", "3", on: "2019-09-30", 400, splits: ["electricity": 400])
            try rows.payment("A", "4", on: "2019-09-30", 50)
            try rows.payment("A", "5", on: "2019-10-01", 60)
            try rows.payment("B", "3", on: "2019-09-30", 9, splits: ["cold_water": 9])
        }
    }

    @Test("Those of a period's days, newest first")
    func period() async throws {
        let payments = try await store.read { try $0.payments(in: .of("2019-09", "2019-09")) }
        #expect(payments.map(\.number) == ["4", "3", "2"])
        #expect(payments.map(\.amount) == [50, 400, 500])
        #expect(payments.map(\.day) == ["2019-09-30", "2019-09-30", "2019-09-01"])
    }

    @Test("Each with its splits, in the catalogue's order; also without any")
    func splits() async throws {
        let payments = try await store.read { try $0.payments(in: .of("2019-09", "2019-09")) }
        #expect(
            payments.map(\.splits) == [
                [],
                [Payment.Split(service: .electricity, amount: 400)],
                [
                    Payment.Split(service: .electricity, amount: 300),
                    Payment.Split(service: .coldWater, amount: 200),
                ],
            ])
    }

    @Test("The months in which there was one; none before the first")
    func paidPeriod() async throws {
        #expect(try await store.read { try $0.paidPeriod() } == .of("2019-08", "2019-10"))
        #expect(try await store.read("C") { try $0.paidPeriod() } == nil)
        #expect(try await store.read("C") { try $0.payments(in: .of("2019-01", "2019-12")) } == [])
    }

    @Test("Splits that do not add up to the payment are an error, not a payment")
    func broken() async throws {
        try await store.publish { rows in
            try rows.payment("A", "6", on: "2019-11-05", 70, splits: ["electricity": 71])
        }
        await #expect(throws: PaymentError(month: "2019-11")) {
            try await store.read { try $0.payments(in: .of("2019-11", "2019-11")) }
        }
    }
}
