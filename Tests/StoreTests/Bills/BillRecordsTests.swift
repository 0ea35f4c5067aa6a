import Domain
import Store
import Testing

@Suite("What is stored of a bill")
struct BillRecordsTests {
    private let store: TestStore

    init() async throws {
        store = try await TestStore { rows in
            try rows.meter("A", "1")
            for (place, month) in (["2019-07", "2019-08", "2019-09"] as [Month]).enumerated() {
                try rows.bill("A", month)
                try rows.balance(
                    "A", "electricity", month, opening: 10_000 * place, charged: 10_000)
                try rows.line("A", month, "electricity", .level1, quantity: 60 + place, price: 1)
                try rows.line("A", month, "electricity", .level2, quantity: 40, price: 2)
                try rows.line("A", month, "cold_water", quantity: 5, price: 1, .norm)
                try rows.adjustment("A", "electricity", month, 2, -20)
                try rows.adjustment("A", "electricity", month, 1, Int(month - "2019-01"))
                try rows.reading("A", "1", month.lastDay, 100 * place)
            }
            try rows.line("A", "2018-09", "electricity", quantity: 1, price: 1)
            try rows.line("A", "2018-08", "electricity", quantity: 1, price: 1)
            try rows.bill("B", "2019-10")
            try rows.bill("B", "2019-11")
            try rows.line("B", "2019-11", "electricity", quantity: 2, price: 9, days: "2019-11-16"..."2019-11-30")
            try rows.line("B", "2019-11", "electricity", quantity: 1, price: 10, days: "2019-11-01"..."2019-11-15")
        }
    }

    @Test("There is none of a month without one, and none of an account without any")
    func none() async throws {
        #expect(try await store.read { try $0.bill("2019-06") == nil })
        #expect(try await store.read { try $0.bill("2019-10") == nil })
        #expect(try await store.read("C") { try $0.wholeBill("2019-09") == nil })
    }

    @Test("Its days, and those of the bill before")
    func dates() async throws {
        let records = try #require(try await store.read { try $0.bill("2019-09") })
        let august = BillDates(
            month: "2019-08", issued: "2019-09-06", due: "2019-09-25", previousIssued: "2019-08-06")
        #expect(
            records.dates
                == BillDates(month: "2019-09", issued: "2019-10-06", due: "2019-10-25", previousIssued: "2019-09-06"))
        #expect(records.previous == august)
    }

    @Test("The first bill has none before it, and begins with the month")
    func first() async throws {
        let records = try #require(try await store.read { try $0.bill("2019-07") })
        #expect(records.previous == nil)
        #expect(records.dates.previousIssued == "2019-06-30")
        #expect(Set(records.lines.keys) == ["2019-07"])
    }

    @Test("The lines of its month and of the one before, by service, in the order of the steps")
    func lines() async throws {
        let records = try #require(try await store.read { try $0.bill("2019-09") })
        #expect(Set(records.lines.keys) == ["2019-08", "2019-09"])
        #expect(records.lines["2019-09"]?["electricity"]?.map(\.step) == [.level1, .level2])
        #expect(
            records.lines["2019-09"]?["electricity"]?.first
                == BillLine(step: .level1, method: .meter, quantity: 62, price: 1, charged: 6200))
        #expect(records.lines["2019-08"]?["cold_water"]?.map(\.method) == [.norm])
    }

    @Test("A step that stands twice, in the order of the days")
    func twice() async throws {
        let records = try #require(try await store.read("B") { try $0.bill("2019-11") })
        #expect(
            records.lines["2019-11"]?["electricity"] == [
                BillLine(
                    step: .all, method: .meter, quantity: 1, price: 10, charged: 1000,
                    days: "2019-11-01"..."2019-11-15"),
                BillLine(
                    step: .all, method: .meter, quantity: 2, price: 9, charged: 1800,
                    days: "2019-11-16"..."2019-11-30"),
            ])
    }

    @Test("The adjustments of its own month, in their order")
    func adjustments() async throws {
        let records = try #require(try await store.read { try $0.bill("2019-09") })
        #expect(
            records.adjustments == [
                "electricity": [
                    Adjustment(amount: 8, reason: "reason 1"), Adjustment(amount: -20, reason: "reason 2"),
                ]
            ])
    }

    @Test("What was billed of each metered service, in its month and the twelve before")
    func consumed() async throws {
        let records = try #require(try await store.read { try $0.bill("2019-09") })
        #expect(
            records.consumed == [
                "electricity": ["2018-09": 1, "2019-07": 100, "2019-08": 101, "2019-09": 102]
            ])
    }

    @Test("The ledger since the month before")
    func ledger() async throws {
        let records = try #require(try await store.read { try $0.bill("2019-09") })
        #expect(records.ledger["2019-09"]["electricity"]?.closing == 30_000)
        #expect(records.ledger["2019-08"]["electricity"]?.opening == 10_000)
        #expect(records.ledger["2019-07"] == [:])
    }

    @Test("An earlier bill, whose unpaid sum a later one includes, is not to be paid any more")
    func latest() async throws {
        let (earlier, latest) = try await store.read { account in
            (try account.wholeBill("2019-08"), try account.wholeBill("2019-09"))
        }
        #expect(earlier?.latestMonth == "2019-09")
        #expect(earlier?.isLatest == false)
        #expect(earlier?.balances == nil)
        #expect(latest?.isLatest == true)
        #expect(latest?.balances?.services.map(\.closing) == [30_000])
    }

    @Test("The back, as of the day of issue, only if it is requested")
    func back() async throws {
        try await store.publish { rows in
            try rows.billBack("readings", from: "2019-10-06", position: 1, "From October")
        }
        let (august, september, front) = try await store.read { account in
            (
                try account.wholeBill("2019-08"), try account.wholeBill("2019-09"),
                try account.wholeBill("2019-09", withBack: false)
            )
        }
        #expect(august?.back == [])
        #expect(september?.back == [BackText(head: "readings", text: "From October")])
        #expect(front != nil)
        #expect(front?.back == nil)
    }
}
