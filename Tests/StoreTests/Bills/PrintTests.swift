import Domain
import Store
import Testing

@Suite("The bills to print")
struct PrintTests {
    private let store: TestStore

    init() async throws {
        store = try await TestStore { rows in
            for account in ["B", "C", "D"] { try rows.account(account) }
            for account in ["A", "C", "D"] { try rows.bill(account, "2019-09") }
            try rows.bill("B", "2019-08")
            // A bill of an account that a later batch removed.
            try rows.bill("E", "2019-09")
        }
    }

    @Test("A month's, some at a time, in the order of the accounts")
    func pages() async throws {
        let (first, rest, none) = try await store.operate { office in
            (
                try office.accountsToPrint("2019-09", after: nil, limit: 2),
                try office.accountsToPrint("2019-09", after: "C", limit: 2),
                try office.accountsToPrint("2019-09", after: "D", limit: 2)
            )
        }
        #expect(first.map(\.number) == ["A", "C"])
        #expect(rest.map(\.number) == ["D"])
        #expect(rest.first?.payer == "Payer of D")
        #expect(none == [])
    }

    @Test(
        "One account's, if it has one of that month",
        arguments: [("A", "2019-09", true), ("B", "2019-09", false), ("B", "2019-08", true), ("E", "2019-09", false)]
            as [(AccountNumber, Month, Bool)])
    func one(account: AccountNumber, month: Month, isFound: Bool) async throws {
        let found = try await store.operate { try $0.accountToPrint(account, month) }
        #expect(found?.number == (isFound ? account : nil))
    }

    @Test(
        "The number of bills of a month", arguments: [("2019-09", 4), ("2019-08", 1), ("2019-07", 0)] as [(Month, Int)])
    func count(month: Month, expected: Int) async throws {
        #expect(try await store.operate { try $0.billCount(month) } == expected)
    }
}
