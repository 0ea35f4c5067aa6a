import Domain
import Foundation
import Store
import Testing

@testable import Exchange

@Suite("What a batch takes away")
struct LossTests {
    /// A full batch of 40 accounts, each with a bill of each month.
    static func batch(
        _ name: String, without gone: Set<Int> = [], months: [String] = ["2019-07", "2019-08", "2019-09"],
        asOf day: String = "2019-10-16", unbilled: Set<Int> = []
    ) throws -> TestBatch {
        var files = try TestBatch.example().files.filter { ["suppliers.csv", "services.csv"].contains($0.key) }
        let accounts = (0..<40).filter { !gone.contains($0) }
        files["accounts.csv"] =
            "account,payer,address,residents,stove,benefit\n"
            + accounts.map { "00\(490 + $0),Тұтынушы,Мекенжай,1,gas,none\n" }.joined()
        files["balances.csv"] =
            "account,service,month,opening,charged,adjusted,paid,closing\n"
            + accounts.map { account in
                months.map { "00\(490 + account),el,\($0),0.00,10.00,0.00,10.00,0.00\n" }.joined()
            }.joined()
        files["bills.csv"] =
            "account,month,issued,due\n"
            + accounts.map { account in
                let own = unbilled.contains(account) ? Array(months.dropLast()) : months
                return own.map { "00\(490 + account),\($0),\($0)-28,\($0)-28\n" }.joined()
            }.joined()
        var batch = TestBatch(files: files, batch: name)
        batch.manifest = batch.fittingManifest.replacing("2019-10-16", with: day)
        return batch
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let batch: TestBatch
        /// Of the problems and warnings; an error has its severity before it.
        let told: [String]
    }

    private static func cases() throws -> [Case] {
        [
            Case(testDescription: "nothing", batch: try batch("2"), told: []),
            Case(
                testDescription: "an account that nobody has linked is a warning", batch: try batch("2", without: [7]),
                told: [
                    "warning accounts-vanish: accounts.csv, column account: found 1 of 40 accounts missing: 00497; "
                        + "expected all that were published before",
                    "warning bills-vanish: bills.csv, column month: found 1 of 40 bills of 2019-07 missing, "
                        + "and bills of 2 other months; expected all that were published before",
                ]),
            Case(
                testDescription: "more than a few accounts, and one of two that are linked",
                batch: try batch("2", without: [0, 1, 2, 3, 4, 5]),
                told: [
                    "error accounts-vanish: accounts.csv, column account: found 6 of 40 accounts missing: "
                        + "00490, 00491, 00492, 00493, 00494, …; expected all that were published before; "
                        + "if it is meant, --allow accounts-vanish",
                    "error linked-accounts-vanish: accounts.csv, column account: "
                        + "found 1 of 2 accounts that customers have linked missing: 00491; "
                        + "expected all that were published before; if it is meant, --allow linked-accounts-vanish",
                    "error bills-vanish: bills.csv, column month: found 6 of 40 bills of 2019-07 missing, "
                        + "and bills of 2 other months; expected all that were published before; "
                        + "if it is meant, --allow bills-vanish",
                ]),
            Case(
                testDescription: "the oldest month may end", batch: try batch("2", months: ["2019-08", "2019-09"]),
                told: [
                    "warning bills-vanish: bills.csv, column month: found 40 of 40 bills of 2019-07 missing; "
                        + "expected all that were published before"
                ]),
            Case(
                testDescription: "another month may not", batch: try batch("2", months: ["2019-07", "2019-08"]),
                told: [
                    "error bills-vanish: bills.csv, column month: found 40 of 40 bills of 2019-09 missing; "
                        + "expected all that were published before; if it is meant, --allow bills-vanish"
                ]),
            Case(
                testDescription: "payments known up to an earlier day", batch: try batch("2", asOf: "2019-10-15"),
                told: [
                    "error as-of-back: manifest.json, column payments_as_of: found 2019-10-15; expected 2019-10-16, "
                        + "up to which payments are known, or a later day; if it is meant, --allow as-of-back"
                ]),
        ]
    }

    @Test("Is told; more than a few of a kind are refused unless they are allowed", arguments: try cases())
    func losses(it: Case) async throws {
        let bench = try Bench()
        _ = try await bench.run(LossTests.batch("1"))
        try await bench.database.write { connection in
            for customer in 1...3 {
                try connection.execute(
                    "INSERT INTO customer (id, email, password, created_at) VALUES ($1, $2, '', 0)",
                    [customer, "\(customer)@a.kz"])
            }
            for (customer, account) in [(1, "00491"), (2, "00491"), (2, "00520"), (3, "999")] {
                try connection.execute(
                    """
                    INSERT INTO account_link (customer, slug, created_at, position, account)
                    VALUES ($1, $2, 0, 0, $3)
                    """, [customer, "\(customer)-\(account)", account])
            }
        }
        let outcome = try await bench.run(it.batch)
        #expect(outcome.told == it.told)
        guard case .refused = outcome else { return }
        #expect(try await bench.accounts() == 40)
        let allowed = try await bench.run(it.batch, allowed: Set(WarningRule.losses))
        guard case .published = allowed else { throw Failure("\(allowed)") }
        #expect(
            allowed.told == it.told.map { $0.replacing("error ", with: "warning ").components(separatedBy: "; if")[0] })
    }

    @Test(
        "A file without rows, of which there were some, is refused unless it is allowed",
        arguments: [
            ["readings.csv": 9, "bill_readings.csv": 2], ["payments.csv": 3, "payment_splits.csv": 5],
            ["bill_back.csv": 3], ["bill_lines.csv": 12, "bill_readings.csv": 2],
            ["norms.csv": 2, "reading_windows.csv": 1],
        ])
    func files(gone: [String: Int]) async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        var batch = try TestBatch.example().without(files: gone.keys)
        batch.batch = "2"
        let told = BatchFile.all.compactMap { file in
            gone[file.name].map {
                "\(file.name): found no rows; before, there were \($0); expected all that were published before"
            }
        }
        let refused = try await bench.run(batch)
        #expect(
            refused.told.filter { !$0.contains("payments-differ") }
                == told.map { "error files-vanish: \($0); if it is meant, --allow files-vanish" })
        let allowed = try await bench.run(batch, allowed: [.filesVanish])
        guard case .published = allowed else { throw Failure("\(allowed)") }
        #expect(
            allowed.told.filter { !$0.contains("payments-differ") } == told.map { "warning files-vanish: \($0)" })
    }

    @Test(
        "Payments that are missing; the oldest month may end, and the next one begin later",
        arguments: [
            (["07", "08", "09"], nil), (["08", "09"], "warning"), (["08x", "09"], "warning"),
            (["07x", "08", "09"], "warning"),
            (["09"], "error"), (["07", "08x", "09"], "error"), (["07", "08", "09x"], "error"), (["07", "08"], "error"),
        ])
    func payments(kept: [String], severity: String?) async throws {
        func batch(_ name: String, _ months: [String]) throws -> TestBatch {
            var batch = try LossTests.batch(name)
            let rows = months.flatMap { month in
                (0..<(month.hasSuffix("x") ? 20 : 40)).map { (account: "00\(490 + $0)", month: month.prefix(2)) }
            }.sorted { $0 < $1 }
            batch.files["payments.csv"] =
                "account,payment,day,month,amount,bank\n"
                + rows.map { "\($0),P-\($1),2019-\($1)-12,2019-\($1),10.00,Банк\n" }.joined()
            batch.files["payment_splits.csv"] =
                "account,payment,service,amount\n" + rows.map { "\($0),P-\($1),el,10.00\n" }.joined()
            batch.manifest = nil
            return batch
        }
        let bench = try Bench()
        _ = try await bench.run(batch("1", ["07", "08", "09"]))
        let told = try await bench.run(batch("2", kept)).told.filter { !$0.contains("payments-differ") }
        #expect(told.map { $0.prefix { $0 != ":" } } == (severity.map { ["\($0) payments-vanish"] } ?? []))
    }

    @Test("A service that is missing")
    func services() async throws {
        let bench = try Bench()
        _ = try await bench.run(LossTests.batch("1"))
        let next = try LossTests.batch("2").with([
            ("services.csv", "waste,ENERGO,waste,person,2,", "rubbish,ENERGO,waste,person,2,")
        ])
        var batch = next
        batch.manifest = nil
        let told = try await bench.run(batch).told
        #expect(
            told == [
                "error services-vanish: services.csv, column service: found services missing: waste; "
                    + "expected all that were published before; if it is meant, --allow services-vanish"
            ])
    }

    @Test("A batch under its old name is unchanged while it is in force; afterwards the report says how it comes back")
    func again() async throws {
        let bench = try Bench()
        let (first, second) = (try LossTests.batch("1"), try LossTests.batch("2"))
        _ = try await bench.run(first)
        #expect(try await bench.run(first) == .unchanged)
        _ = try await bench.run(second)
        #expect(
            try await bench.run(first).told == [
                "manifest.json, column batch: found \"1\", which was published before a later batch; "
                    + "expected a new name, if this batch is to be in force again"
            ])
        let update = TestBatch.update(
            "3", ["bills.csv": "account,month,issued,due\n00490,2019-09,2019-09-28,2019-09-29\n"])
        _ = try await bench.run(update)
        _ = try await bench.run(
            .update("4", ["bills.csv": "account,month,issued,due\n00491,2019-09,2019-09-28,2019-09-29\n"]))
        #expect(try await bench.run(update) == .unchanged)
    }
}

struct Failure: Error {
    let words: String

    init(_ words: String) { self.words = words }
}

extension Outcome {
    var told: [String] {
        switch self {
        case .published(_, let report), .checked(_, let report), .refused(let report):
            (report.problems + report.warnings).map(\.description)
        case .unchanged, .undone: ["\(self)"]
        }
    }
}

extension Bench {
    fileprivate func accounts() async throws -> Int {
        try await database.read { try $0.row("SELECT COUNT(*) FROM account", []) { Int($0.int(0)) } ?? 0 }
    }
}
