import Domain
import Testing

@testable import Store

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
        let balances = try await store.read { try $0.presentBalances().value().services }
        #expect(
            balances == [
                ServiceBalance(service: .electricity, month: "2019-09", charged: 200, closing: 900),
                ServiceBalance(service: .coldWater, month: "2019-05", charged: 300, closing: 0),
            ])
    }

    @Test("Each service's part of the latest bill, and what was paid in the months after it")
    func billed() async throws {
        let store = try await TestStore { rows in
            for account in ["A", "B"] {
                try rows.balance(account, "electricity", "2019-08", charged: 700)
                try rows.balance(account, "electricity", "2019-09", opening: 700, charged: 200, paid: 500)
                try rows.balance(account, "electricity", "2019-10", opening: 400, charged: 300, paid: 100)
                try rows.balance(account, "electricity", "2019-11", opening: 600, adjusted: -50, paid: 200)
                try rows.balance(account, "cold_water", "2019-05", charged: 30)
            }
            try rows.balance("A", "cold_water", "2019-06", opening: 30, paid: 20)
            try rows.balance("B", "cold_water", "2019-12", opening: 30, paid: 30)
            try rows.bill("A", "2019-08")
            try rows.bill("A", "2019-09")
            try rows.bill("B", "2019-04")
        }
        let balances = try await store.read { try $0.presentBalances().value().services }
        #expect(
            balances.map(\.billed) == [
                .init(closing: 400, raised: 200, paidSince: 300), .init(closing: 10, paidSince: 0),
            ])
        #expect(balances.map(\.leftOfBill) == [100, 10])
        let bill = try await store.read { try $0.presentBalances().value().bill }
        #expect(bill == PresentBalances.LatestBill(month: "2019-09", due: "2019-10-25"))
        // All came after this one.
        #expect(try await store.read("B") { try $0.presentBalances().value().services.map(\.billed) } == [nil, nil])
        // A service that began after the bill, and no bill at all.
        #expect(try await store.read("C") { try $0.presentBalances().value().services } == [])
    }

    @Test("The latest bill's months are the same from the recent balances, also of a service whose month was left out")
    func ledger() async throws {
        let store = try await TestStore { rows in
            try rows.balance("A", "electricity", "2019-07", charged: 100)
            for (place, month) in (["2019-08", "2019-09", "2019-10"] as [Month]).enumerated() {
                try rows.balance("A", "electricity", month, opening: 100 + 200 * place, charged: 200)
            }
            // Nothing happened in August.
            try rows.balance("A", "cold_water", "2019-07", charged: 30)
            try rows.balance("A", "cold_water", "2019-09", opening: 30, charged: 5, paid: 10)
            for month in ["2019-07", "2019-08", "2019-09"] as [Month] { try rows.bill("A", month) }
        }
        let months: [Month] = ["2019-08", "2019-09"]
        let (recent, own) = try await store.read { account in
            let recent = try account.recentBalances().rows.value().ledger(since: "2019-08", until: "2019-09")
            let own = try account.ledger(since: "2019-08", until: "2019-09")
            return (months.map { recent[$0] }, months.map { own[$0] })
        }
        #expect(recent == own)
        #expect(recent[0]["cold_water"]?.closing == 30)
        #expect(recent[1]["electricity"]?.closing == 500)
    }

    @Test("None before the first month")
    func none() async throws {
        let store = try await TestStore()
        #expect(try await store.read { try $0.presentBalances().value().services } == [])
    }
}
