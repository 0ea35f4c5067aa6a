import Domain
import Store
import Testing

@Suite("The stored data of a service's charges")
struct ChargeTests {
    private let store: TestStore

    /// Three accounts with bills of August and September, of which C has no plan; the meter of B was changed.
    init() async throws {
        store = try await TestStore { rows in
            try rows.plan("el")
            try rows.price("el", from: "2019-01-01", 20)
            try rows.account("B")
            try rows.account("C")
            try rows.household("A", from: "2019-01-01", residents: 2, plan: "el")
            try rows.household("B", from: "2019-01-01", residents: 3, plan: "el")
            try rows.household("B", from: "2019-09-15", residents: 4, plan: "el")
            try rows.meter("A", "1")
            try rows.meter("B", "1", installed: "2019-01-01", removed: "2019-09-10")
            try rows.meter("B", "2", installed: "2019-09-10")
            for account in ["A", "B", "C"] {
                for (place, month) in (["2019-08", "2019-09"] as [Month]).enumerated() {
                    try rows.bill(account, month)
                    try rows.balance(account, "electricity", month, opening: place * 200_000, charged: 200_000)
                    try rows.balance(account, "cold_water", month, opening: place * 700, charged: 700)
                    try rows.line(account, month, "electricity", quantity: 100, price: 20)
                    try rows.line(account, month, "cold_water", quantity: 7, price: 1, .norm)
                    try rows.reading(account, "1", month.firstDay - 1, place * 100)
                }
            }
            try rows.reading("A", "1", "2019-09-30", 200)
            try rows.reading("B", "1", "2019-09-10", 150)
            try rows.reading("B", "2", "2019-09-10", 5)
            try rows.reading("B", "2", "2019-09-30", 55)
        }
    }

    @Test("An account's, in the months that have a bill: sums, lines, readings and households")
    func account() async throws {
        let records = try await store.read { try $0.charges(.electricity, in: .of("2019-08", "2019-12")) }
        #expect(records.service == "electricity")
        #expect(records.bills.map(\.month) == ["2019-08", "2019-09"])
        #expect(records.charged == ["2019-08": 200_000, "2019-09": 200_000])
        #expect(records.lines.mapValues { $0.map(\.quantity) } == ["2019-08": [100], "2019-09": [100]])
        #expect(records.meters.map(\.meter.number) == ["1"])
        #expect(records.meters.first?.readings[.total]?.map(\.value).sorted() == [0, 100, 200])
        #expect(records.households.changes.map(\.household.residents) == [2])
    }

    @Test("A month of the period without a bill has none, also between others", arguments: ["2019-07", "2019-10"])
    func none(month: Month) async throws {
        let records = try await store.read { try $0.charges(.electricity, in: .of(month, month)) }
        #expect(records.bills == [])
        #expect(records.charged == [:])
    }

    @Test("The bill before the period gives the previous day of issue, and is not among the bills")
    func firstOfPeriod() async throws {
        let records = try await store.read { try $0.charges(.electricity, in: .of("2019-09", "2019-09")) }
        #expect(records.bills.map(\.month) == ["2019-09"])
        #expect(records.bills.first?.previousIssued == "2019-09-06")
        #expect(records.charged == ["2019-08": 200_000, "2019-09": 200_000])
    }

    @Test("The operator's job reads the same data of each account as its own page", arguments: ["2019-08", "2019-09"])
    func sameForOperator(month: Month) async throws {
        let found = try await store.operate { office in
            let catalogue = try #require(try office.catalogue())
            return try office.charges(of: month, AccountRange(after: nil, until: nil), catalogue)
                .filter { $0.records.service == "electricity" }
        }
        #expect(found.map(\.account) == ["A", "B", "C"])
        for (account, records) in found {
            let own = try await store.read(account) { try $0.charges(.electricity, in: .of(month, month)) }
            let (grounds, ownGrounds) = try (#require(records.grounds.first), #require(own.grounds.first))
            #expect(grounds.billed == ownGrounds.billed)
            #expect(grounds.lines == ownGrounds.lines)
            #expect(grounds.readings == ownGrounds.readings)
            #expect(grounds.others == ownGrounds.others)
            #expect(grounds.households.known(on: month.lastDay)?.plan == (account == "C" ? nil : "el"))
            #expect(grounds.households.changes == ownGrounds.households.changes)
        }
    }

    @Test("A month is divided into ranges of accounts; the last has no end")
    func ranges() async throws {
        let (first, last) = try await store.operate { office in
            let first = try office.accounts(of: "2019-09", after: nil, count: 2)
            return (first, try office.accounts(of: "2019-09", after: first.until, count: 2))
        }
        #expect(first.after == nil)
        #expect(first.until == "B")
        #expect(last.after == "B")
        #expect(last.until == nil)
        let accounts = try await store.operate { office in
            let catalogue = try #require(try office.catalogue())
            return try [AccountRange(after: nil, until: "A"), AccountRange(after: "A", until: nil)].map {
                Set(try office.charges(of: "2019-09", $0, catalogue).map(\.account))
            }
        }
        #expect(accounts == [["A"], ["B", "C"]])
    }
}
