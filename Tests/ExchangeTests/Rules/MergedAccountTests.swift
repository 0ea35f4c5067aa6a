import Domain
import Foundation
import Store
import Testing

@testable import Exchange

@Suite("Accounts that are opened, closed, opened again, and merged into others")
struct MergedAccountTests {
    private static let header = "account,payer,address,residents,stove,benefit,opened,closed_on,merged_into\n"
    private static let first = "100001,Бірінші Тұтынушы,Мекенжай,3,electric,none"
    private static let second = "100002,\"\"\"Үлгі\"\" ЖШС\",Мекенжай,1,gas,none"

    private static func update(_ name: String, _ rows: String...) -> TestBatch {
        .update(name, ["accounts.csv": header + rows.map { $0 + "\n" }.joined()])
    }

    @Test(
        "A merged account is closed, and goes on in another one that is there; none is closed before it is opened",
        arguments: [
            ([first + ",2019-01-01,2019-10-01,100002"], nil),
            (
                [first + ",2019-10-02,2019-10-01,"],
                "line 2, column closed_on: found 2019-10-01; expected 2019-10-02, when it was opened, or later"
            ),
            (
                [first + ",,,100002"],
                "line 2, column closed_on: found nothing; expected the day on which it was merged into \"100002\""
            ),
            ([first + ",,2019-10-01,100001"], "line 2, column merged_into: found \"100001\"; expected another account"),
            (
                [first + ",,2019-10-01,9"],
                "column merged_into: found \"9\" for 100001; expected an account that is in accounts.csv"
            ),
            (
                [first + ",,2019-10-01,100002", second + ",,2019-10-01,100003"],
                "column merged_into: found \"100002\" for 100001, which was merged into \"100003\" itself; "
                    + "expected the account in which it goes on"
            ),
        ] as [([String], String?)])
    func rules(rows: [String], told: String?) async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let files = ["accounts.csv": Self.header + rows.map { $0 + "\n" }.joined()]
        let problems = try await bench.problems(.update("2", files))
        #expect(problems == (told.map { ["accounts.csv, " + $0] } ?? []))
    }

    @Test("An account that was closed may be opened again")
    func reopened() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        _ = try await bench.run(Self.update("2", Self.first + ",2015-03-01,2019-10-01,100002"))
        _ = try await bench.run(Self.update("3", Self.first + ",2019-10-10,,"))
        #expect(
            try await bench.text(
                "SELECT '' || opened || COALESCE(closed_on, 0) || COALESCE(merged_into, '-') FROM account WHERE account = '100001'"
            )
                == "\(Day(iso: "2019-10-10")!.number)0-")
    }

    @Test("The links of the same payer go with a merged account, once; another payer's do not")
    func links() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let (own, former, any) = ("Бірінші Тұтынушы", "Бұрынғы", nil as String?)
        try await bench.database.write { connection in
            for (customer, payer) in [(1, own), (2, former), (3, any)] as [(Int, String?)] {
                try connection.execute(
                    "INSERT INTO customer (id, email, password, created_at) VALUES ($1, $2, '', 0)",
                    [customer, "\(customer)@a.kz"])
                try connection.execute(
                    """
                    INSERT INTO account_link (customer, slug, created_at, position, account, payer)
                    VALUES ($1, $2, 0, 0, '100001', $3)
                    """, [customer, "slug-\(customer)", payer])
            }
        }
        // 100002 has another payer: nobody sees it.
        _ = try await bench.run(Self.update("2", Self.first + ",,2019-10-01,100002"))
        #expect(try await bench.links() == [])
        let third = "100003,Бірінші Тұтынушы,Мекенжай,2,electric,none,,,"
        let merged = Self.update("3", Self.first + ",,2019-10-01,100003", third)
        _ = try await bench.run(merged)
        #expect(try await bench.links() == ["1 100003 Бірінші Тұтынушы", "3 100003 Бірінші Тұтынушы"])
        // The batch is sent again; a customer who removed the account does not get it again.
        try await bench.database.write { connection in
            try connection.execute("DELETE FROM account_link WHERE customer = 3 AND account = '100003'")
        }
        #expect(try await bench.run(merged) == .unchanged)
        #expect(try await bench.links() == ["1 100003 Бірінші Тұтынушы"])
        #expect(try await bench.text("SELECT detail FROM security_event WHERE customer = 1") == "100003")
        // The merger was a mistake: nobody keeps what came of it.
        _ = try await BatchUndo(now: Timestamp(seconds: 1_571_220_000), scratch: bench.directory.url.path)
            .run(on: bench.database)
        #expect(try await bench.links() == [])
        #expect(try await bench.text("SELECT COALESCE(passed_on, '-') FROM account_link WHERE customer = 1") == "-")
    }
}

extension Bench {
    /// Those to other accounts than the first.
    fileprivate func links() async throws -> [String] {
        try await database.read { connection in
            try connection.rows(
                "SELECT customer, account, payer FROM account_link WHERE account <> '100001' ORDER BY customer", []
            ) { "\($0.int(0)) \($0.text(1)) \($0.text(2))" }
        }
    }
}
