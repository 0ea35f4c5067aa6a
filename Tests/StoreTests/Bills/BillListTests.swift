import Domain
import Store
import Testing

@Suite("An account's bills")
struct BillListTests {
    private let store: TestStore

    init() async throws {
        store = try await TestStore { rows in
            for month in ["2019-07", "2019-08", "2019-10"] as [Month] { try rows.bill("A", month) }
            try rows.balance("A", "electricity", "2019-07", charged: 700)
            try rows.balance("A", "electricity", "2019-08", opening: 700, charged: 800, paid: 700)
            try rows.balance("A", "cold_water", "2019-08", charged: 50)
            try rows.balance("A", "cold_water", "2019-10", opening: 50, charged: 60, adjusted: -10)
            try rows.bill("B", "2019-11")
        }
    }

    @Test("Those of a period, newest first, with the days on which they were issued and are due")
    func period() async throws {
        let bills = try await store.read { try $0.bills(in: .of("2019-08", "2019-12")) }
        #expect(bills.map(\.month) == ["2019-10", "2019-08"])
        #expect(bills.map(\.issued) == ["2019-11-06", "2019-09-06"])
        #expect(bills.map(\.due) == ["2019-11-25", "2019-09-25"])
    }

    @Test("Each has the ledger's sums of its month, with balances unchanged since before the period")
    func totals() async throws {
        let bills = try await store.read { try $0.bills(in: .of("2019-08", "2019-10")) }
        let october = try [
            MonthBalance(month: "2019-10", opening: 800, charged: 0, adjusted: 0, paid: 0, closing: 800),
            MonthBalance(month: "2019-10", opening: 50, charged: 60, adjusted: -10, paid: 0, closing: 100),
        ]
        let august = try [
            MonthBalance(month: "2019-08", opening: 700, charged: 800, adjusted: 0, paid: 700, closing: 800),
            MonthBalance(month: "2019-08", opening: 0, charged: 50, adjusted: 0, paid: 0, closing: 50),
        ]
        #expect(bills.map(\.totals) == [BillTotals(october), BillTotals(august)])
    }

    @Test("The months that have one, and the latest of all; none before the first")
    func latest() async throws {
        #expect(try await store.read { try $0.billedPeriod() } == .of("2019-07", "2019-10"))
        #expect(try await store.read { try $0.latestBill()?.month } == "2019-10")
        #expect(try await store.read("C") { try $0.billedPeriod() } == nil)
        #expect(try await store.read("C") { try $0.latestBill() } == nil)
        #expect(try await store.read("C") { try $0.bills(in: .of("2019-01", "2019-12")) } == [])
    }
}
