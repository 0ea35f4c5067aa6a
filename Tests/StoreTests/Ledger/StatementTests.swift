import Domain
import Store
import Testing

@Suite("A service's statement")
struct StatementTests {
    private let store: TestStore

    init() async throws {
        store = try await TestStore { rows in
            try rows.balance("A", "electricity", "2019-07", charged: 500)
            try rows.balance("A", "electricity", "2019-08", opening: 500, charged: 300, paid: 500)
            try rows.balance("A", "electricity", "2019-10", opening: 300, charged: 200, adjusted: -50, paid: 100)
            try rows.balance("A", "cold_water", "2019-11", charged: 1)
            try rows.balance("B", "electricity", "2019-09", charged: 1)
        }
    }

    @Test(
        "The months of the period that have a balance, first to last",
        arguments: [
            ("2019-07", "2019-10", ["2019-07", "2019-08", "2019-10"]), ("2019-08", "2019-09", ["2019-08"]),
            ("2019-09", "2019-09", []), ("2018-01", "2019-07", ["2019-07"]),
        ] as [(Month, Month, [Month])])
    func months(first: Month, last: Month, expected: [Month]) async throws {
        let statement = try await store.read { try $0.statement(of: .electricity, in: .of(first, last)) }
        #expect(statement.rows.map(\.month) == expected)
    }

    @Test("Its sums, the months with a balance, and the present balance")
    func sums() async throws {
        let (statement, recorded, closing) = try await store.read { account in
            (
                try account.statement(of: .electricity, in: .of("2019-07", "2019-10")),
                try account.recordedPeriod(of: .electricity), try account.closing(of: .electricity)
            )
        }
        let october = try MonthBalance(
            month: "2019-10", opening: 300, charged: 200, adjusted: -50, paid: 100, closing: 350)
        #expect(statement.rows.last == october)
        #expect(statement.charged == 1000)
        #expect(recorded == .of("2019-07", "2019-10"))
        #expect(closing == 350)
    }

    @Test("An unknown service of the account has no balances")
    func none() async throws {
        let (statement, recorded, closing) = try await store.read("B") { account in
            (
                try account.statement(of: .coldWater, in: .of("2019-07", "2019-10")),
                try account.recordedPeriod(of: .coldWater), try account.closing(of: .coldWater)
            )
        }
        #expect(statement.rows == [])
        #expect(recorded == nil)
        #expect(closing == nil)
    }

    @Test("A month that does not open with the previous closing balance is an error")
    func broken() async throws {
        try await store.publish { rows in
            try rows.balance("A", "electricity", "2019-11", opening: 351)
        }
        await #expect(throws: LedgerError.opening("2019-11", opening: 351, expected: 350)) {
            try await store.read { try $0.statement(of: .electricity, in: .of("2019-07", "2019-11")) }
        }
        await #expect(throws: LedgerError.opening("2019-11", opening: 351, expected: 350)) {
            try await store.read { try $0.bills(in: .of("2019-11", "2019-11")) }
        }
    }
}
