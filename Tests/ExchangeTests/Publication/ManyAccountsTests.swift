import Domain
import Store
import Testing

@testable import Exchange

@Suite("An update of many accounts, which are checked together")
struct ManyAccountsTests {
    private static let atOnce = AccountsStatement.most
    /// The first and last accounts of what is checked together, but for one in the middle.
    private static let edges = [0, atOnce - 1, atOnce, 2 * atOnce - 1, 2 * atOnce, 2 * atOnce + 49]
    private static let all = Array(0...(2 * atOnce + 49))
    private static let headers = [
        "accounts.csv": "account,payer,address,residents,stove,benefit",
        "balances.csv": "account,service,month,opening,charged,adjusted,paid,closing",
        "payments.csv": "account,payment,day,month,amount,bank,reverses",
        "payment_splits.csv": "account,payment,service,amount",
        "bills.csv": "account,month,issued,due",
        "bill_lines.csv": "account,month,service,step,method,quantity,price,charged",
        "deletions/payments.csv": "account,payment",
        "deletions/payment_splits.csv": "account,payment,service",
    ]

    private static func account(_ index: Int) -> String { "\(200_000 + index)" }

    /// Each of the accounts has a row in each file, with its own number for `N`.
    private static func files(_ rows: [String: String], of accounts: [Int]) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: rows.map { file, row in
                let rows = accounts.map { row.replacing("N", with: account($0)) }
                return (file, ([headers[file] ?? ""] + rows).joined(separator: "\n") + "\n")
            })
    }

    private static let september = [
        "accounts.csv": "N,Тұтынушы,Мекенжай,1,gas,none",
        "balances.csv": "N,waste,2019-09,0.00,350.00,0.00,100.00,250.00",
        "payments.csv": "N,P-N,2019-09-13,2019-09,100.00,Банк,",
        "payment_splits.csv": "N,P-N,waste,100.00",
        "bills.csv": "N,2019-09,2019-10-01,2019-10-25",
        "bill_lines.csv": "N,2019-09,waste,all,fixed,1,350,350.00",
    ]

    private static let october = [
        "balances.csv": "N,waste,2019-10,250.00,350.00,0.00,100.00,500.00",
        "payments.csv": "N,Q-N,2019-10-13,2019-10,100.00,Банк,",
        "payment_splits.csv": "N,Q-N,waste,100.00",
        "bills.csv": "N,2019-10,2019-10-15,2019-10-25",
        "bill_lines.csv": "N,2019-10,waste,all,fixed,1,350,350.00",
    ]

    /// A portal with September.
    private static func bench() async throws -> Bench {
        let bench = try Bench()
        var batch = try TestBatch.example()
        let kept = ["suppliers.csv", "services.csv", "categories.csv", "category_marks.csv"]
        batch.files = batch.files.filter { kept.contains($0.key) }
            .merging(files(september, of: all)) { $1 }
        guard case .published = try await bench.run(batch) else { throw DatabaseError("September was not published") }
        return bench
    }

    /// October, with other text in a file's rows of some accounts.
    private static func update(_ file: String, _ accounts: [Int], _ old: String, _ new: String) -> TestBatch {
        var files = files(october, of: all)
        let rows = (files[file] ?? "").split(separator: "\n").map { line in
            let isChanged = accounts.contains { line.hasPrefix(account($0) + ",") }
            return isChanged ? String(line).replacing(old, with: new) : String(line)
        }
        files[file] = rows.joined(separator: "\n") + "\n"
        return .update("october", files)
    }

    @Test("It is published whole, in any order of the accounts", arguments: [false, true])
    func publishes(isShuffled: Bool) async throws {
        let bench = try await Self.bench()
        // Each far from the one before, and after it as often as before it.
        let count = Self.all.count
        let accounts = isShuffled ? Self.all.map { $0 * 211 % count } : Self.all
        #expect(Set(accounts).count == count)
        let files = Self.files(Self.october, of: accounts)
        #expect(try await bench.run(.update("october", files)) == .published(rows: 5 * count))
        let sums = try await bench.text(
            """
            SELECT (SELECT COUNT(*) FROM balance WHERE closing = 50000) || ' '
                || (SELECT COUNT(*) FROM payment_split) || ' ' || (SELECT COUNT(*) FROM bill_line)
            """)
        #expect(sums == "\(count) \(2 * count) \(2 * count)")
    }

    @Test(
        "Each fault is told with its line, and nothing else",
        arguments: [
            (
                "balances.csv", "250.00,350.00,0.00,100.00,500.00", "251.00,350.00,0.00,100.00,501.00",
                "column opening: found 251.00; expected 250.00, with which the month before closes"
            ),
            (
                "payment_splits.csv", "waste,100.00", "waste,99.99",
                "column amount: found 99.99 in all; expected 100.00, which is amount in payments.csv"
            ),
            (
                "bill_lines.csv", "350,350.00", "350,349.99",
                "column charged: found 349.99 in all; expected 350.00, which is charged in balances.csv"
            ),
            (
                "bill_lines.csv", "2019-10,waste", "2019-11,waste",
                "column month: found 2019-11; expected the month of a bill of this account"
            ),
            (
                "payments.csv", "100.00,Банк,", "-100.00,Банк,X",
                "column reverses: found \"X\"; expected a payment of this account"
            ),
        ])
    func refuses(file: String, old: String, new: String, problem: String) async throws {
        let bench = try await Self.bench()
        let told = try await bench.problems(Self.update(file, Self.edges, old, new)).filter { $0.hasPrefix(file) }
        #expect(told == Self.edges.map { "\(file), line \($0 + 2), \(problem)" })
    }

    @Test("Problems of accounts that are checked together are told in the order of their lines")
    func order() async throws {
        let bench = try await Self.bench()
        let batch = Self.update(
            "balances.csv", [1, 5], "250.00,350.00,0.00,100.00,500.00", "1.00,350.00,0.00,100.00,251.00"
        )
        .with([("balances.csv", "200003,waste,2019-10,250.00", "200003,waste,2019-10,x")])
        let lines = try await bench.problems(batch).map { $0.split(separator: ",")[1] }
        #expect(lines == [" line 3", " line 5", " line 7"])
    }

    @Test("A payment is like a published one", arguments: [edges])
    func repeats(accounts: [Int]) async throws {
        let bench = try await Self.bench()
        let batch = Self.update("payments.csv", accounts, "2019-10-13,2019-10", "2019-09-13,2019-10")
        guard case .published(_, let warnings) = try await bench.run(batch) else {
            Issue.record("not published")
            return
        }
        #expect(
            warnings.warnings.map(\.description)
                == accounts.map { index in
                    let account = Self.account(index)
                    return "warning duplicate-payment: payments.csv, line \(index + 2), column payment: found "
                        + "\"Q-\(account)\" with the sum, day and bank of \"P-\(account)\"; expected each payment once"
                })
    }

    @Test("A key twice, and an account that comes again", arguments: [false, true])
    func again(isWritten: Bool) async throws {
        let bench = try await Self.bench()
        var batch = TestBatch.update("october", Self.files(Self.october, of: Self.all))
        let row = "200005,waste,2019-10,250.00,350.00,0.00,100.00,500.00\n"
        batch = batch.with([("balances.csv", row, row + row)])
        // In the same check, or after it.
        let place = isWritten ? Self.atOnce + 9 : 9
        let next = "\(Self.account(place)),waste,2019-10,250.00"
        let other = "200002,waste,2019-11,500.00,0.00,0.00,0.00,500.00\n"
        batch = batch.with([("balances.csv", next, other + next)])
        let told = try await bench.problems(batch)
        #expect(
            told.sorted()
                == [
                    "balances.csv, line \(place + 3), column account: found \"200002\" again, after rows of other accounts; "
                        + "expected the rows of one account together",
                    "balances.csv, line 8: found a second row with the same account, service, month as in line 7; "
                        + "expected each once in a batch",
                ].sorted())
    }

    @Test("Only the bills that it changes are kept as they were")
    func corrects() async throws {
        let bench = try await Self.bench()
        var batch = TestBatch.update(
            "again", Self.files(Self.september.filter { $0.key != "accounts.csv" }, of: Self.all))
        for account in Self.edges.map(Self.account) {
            batch = batch.with([
                (
                    "balances.csv", "\(account),waste,2019-09,0.00,350.00,0.00,100.00,250.00",
                    "\(account),waste,2019-09,0.00,360.00,0.00,100.00,260.00"
                ),
                (
                    "bill_lines.csv", "\(account),2019-09,waste,all,fixed,1,350,350.00",
                    "\(account),2019-09,waste,all,fixed,1,360,360.00"
                ),
            ])
        }
        #expect(try await bench.run(batch) == .published(rows: 5 * Self.all.count))
        let kept = try await bench.database.read { connection in
            try connection.rows("SELECT account FROM bill_version ORDER BY account") { $0.text(0) }
        }
        #expect(kept == Self.edges.map(Self.account))
        // The lines with the former price are gone.
        #expect(try await bench.text("SELECT COUNT(*) FROM bill_line") == "\(Self.all.count)")
    }

    @Test("What it takes away is checked together, too: each fault is told at its account's first row")
    func takesAway() async throws {
        let bench = try await Self.bench()
        let halves = [
            "payments.csv": "N,Q-N,2019-10-13,2019-10,100.00,Банк,",
            "payment_splits.csv": "N,Q-N,waste,60.00\nN,Q-N,el,40.00",
        ]
        #expect(try await bench.run(.update("halves", Self.files(halves, of: Self.all))).isPublished)

        let bothHalves = ["deletions/payment_splits.csv": "N,Q-N,el\nN,Q-N,waste"]
        let payment = ["deletions/payments.csv": "N,Q-N"]
        let splits = Self.files(bothHalves, of: Self.all)
        // The edges keep the payment with one half of it.
        let kept = Self.edges.map { "\(Self.account($0)),Q-\(Self.account($0)),waste\n" }
        let others = Self.all.filter { !Self.edges.contains($0) }
        let lessThanAll = splits.mapValues { kept.reduce($0) { $0.replacing($1, with: "") } }
        let told = try await bench.problems(
            .update("away", lessThanAll.merging(Self.files(payment, of: others)) { $1 }))
        #expect(
            told
                == Self.edges.enumerated().map { rank, edge in
                    let account = Self.account(edge)
                    return
                        "deletions/payment_splits.csv, line \(2 + 2 * edge - rank): found 60.00 in all in "
                        + "payment_splits.csv for Q-\(account); expected 100.00, which is amount in payments.csv"
                })

        let all = splits.merging(Self.files(payment, of: Self.all)) { $1 }
        #expect(try await bench.run(.update("away", all)).isPublished)
        #expect(try await bench.text("SELECT COUNT(*) FROM payment_split") == "\(Self.all.count)")
    }
}
