import Domain
import Foundation
import Store
import Testing

@testable import Exchange

@Suite("What an update takes away")
struct DeletionTests {
    private static let balances = "account,service,month,opening,charged,adjusted,paid,closing\n"

    /// A payment that was never made, and the balance without it.
    static let payment = [
        "deletions/payments.csv": "account,payment\n100002,P-2\n",
        "deletions/payment_splits.csv": "account,payment,service\n100002,P-2,waste\n",
        "balances.csv": balances + "100002,waste,2019-09,350.00,350.00,0.00,0.00,700.00\n",
    ]

    @Test("A row is gone, and what is left adds up with the batch's own rows")
    func payment() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        #expect(try await bench.run(.update("2", Self.payment)) == .published(rows: 3))
        #expect(try await bench.rowCount() == 77)
        #expect(try await bench.text("SELECT payment FROM payment WHERE account = '100002'") == nil)
        // Whoever pays gets no corrected bill.
        #expect(try await bench.versions() == 0)
        #expect(try await bench.run(.update("2", Self.payment)) == .unchanged)
    }

    @Test("A bill that is gone is kept as it was, as after a full batch; the loss is told")
    func bill() async throws {
        let files = [
            "deletions/bills.csv": "account,month\n100003,2019-09\n",
            "deletions/bill_lines.csv": """
            month,account,service,step,charged_from,price
            2019-09,100003,el,day,2019-09-01,21.05
            2019-09,100003,el,day,2019-09-16,21.05
            2019-09,100003,el,night,,5.02
            2019-09,100003,el,losses,,21.05
            2019-09,100003,el,penalty,2019-08-26,
            2019-09,100003,el,instalment,,
            2019-09,100003,waste,all,,350
            2019-09,100003,waste,subsidy,,

            """,
        ]
        let bench = try Bench()
        _ = try await bench.run(.example())
        #expect(
            try await bench.problems(.update("2", files)) == [
                "error bills-vanish: deletions/bills.csv, column month: found 1 of 3 bills of 2019-09 missing; "
                    + "expected all that were published before; if it is meant, --allow bills-vanish"
            ])
        #expect(try await bench.rowCount() == 79)
        let outcome = try await bench.run(.update("2", files), allowed: [.billsVanish])
        guard case .published(rows: 9, let report) = outcome else { throw Failure("\(outcome)") }
        #expect(report.warnings.map(\.rule) == [.billsVanish])
        #expect(try await bench.rowCount() == 70)
        #expect(try await bench.versions() == 1)
    }

    @Test("A bill that a balance or a line less makes another one is kept as it was")
    func corrected() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let files = [
            "deletions/bill_lines.csv":
                "account,month,service,step,charged_from,price\n100002,2019-09,waste,all,,350\n"
        ]
        #expect(try await bench.run(.update("2", files)) == .published(rows: 1))
        #expect(try await bench.versions() == 1)
    }

    @Test("An account is gone with all its rows")
    func account() async throws {
        let files = Self.payment.merging([
            "balances.csv": Self.balances, "deletions/balances.csv": "account,service,month\n100002,waste,2019-09\n",
            "deletions/bills.csv": "account,month\n100002,2019-09\n",
            "deletions/bill_lines.csv":
                "account,month,service,step,charged_from,price\n100002,2019-09,waste,all,,350\n",
            "deletions/accounts.csv": "account\n100002\n",
        ]) { _, new in new }
        let bench = try Bench()
        _ = try await bench.run(.example())
        let told = try await bench.problems(.update("2", files))
        #expect(
            told.map { $0.prefix(60) } == [
                "error accounts-vanish: deletions/accounts.csv, column accoun",
                "error bills-vanish: deletions/bills.csv, column month: found",
            ])
        let outcome = try await bench.run(.update("2", files), allowed: Set(WarningRule.losses))
        guard case .published(rows: 6, _) = outcome else { throw Failure("\(outcome)") }
        #expect(try await bench.rowCount() == 73)
        // What is kept of it goes when no undo can bring the account back.
        #expect(try await bench.versions() == 1)
    }

    @Test("A key of no row is a warning; a row that is taken away and given again is replaced")
    func nothing() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let outcome = try await bench.run(
            .update("2", ["deletions/payments.csv": "account,payment\n100001,P-1\n100001,P-9\n"].merging(again) { $1 }))
        guard case .published(rows: 3, let report) = outcome else { throw Failure("\(outcome)") }
        #expect(
            report.warnings.map(\.description) == [
                "warning nothing-to-delete: deletions/payments.csv, line 3: found the key of no row in force; "
                    + "expected the key of a row that was published before"
            ])
        #expect(try await bench.text("SELECT bank FROM payment WHERE account = '100001'") == "Басқа банк")
    }

    private let again = [
        "payments.csv": "account,payment,day,month,amount,bank\n100001,P-1,2019-09-12,2019-09,3050.00,Басқа банк\n"
    ]

    struct Case: Sendable {
        let file: String
        let rows: String
        let told: [String]
    }

    @Test(
        "What others refer to, and what the rest needs, cannot be taken away alone",
        arguments: [
            Case(
                file: "accounts.csv", rows: "account\n100002\n",
                told: ["balances", "payments", "payment_splits", "bills", "bill_lines"].map(referred)),
            Case(
                file: "meters.csv", rows: "account,service,meter\n100001,el,0012345\n",
                told: ["readings", "bill_readings"].map(referred)),
            Case(
                file: "services.csv", rows: "service\nwaste\n",
                told: ["plans", "account_plans", "balances", "payment_splits", "bill_lines"].map(referred)),
            Case(file: "plans.csv", rows: "plan\nwaste\n", told: ["prices", "account_plans"].map(referred)),
            Case(file: "offices.csv", rows: "office\nno1\n", told: ["accounts"].map(referred)),
            Case(
                file: "categories.csv", rows: "category\nstove_lone\n", told: ["category_marks"].map(referred)),
            Case(
                file: "category_marks.csv", rows: "stove,benefit\ngas,none\nnone,none\n",
                told: ["accounts"].map(referred)),
            Case(file: "payments.csv", rows: "account,payment\n100002,P-2\n", told: ["payment_splits"].map(referred)),
            Case(
                file: "bills.csv", rows: "account,month\n100001,2019-09\n",
                told: ["bill_lines", "bill_readings"].map(referred)),
            Case(
                file: "balances.csv", rows: "account,service,month\n100002,waste,2019-09\n",
                told: ["bill_lines"].map(referred)),
            Case(
                file: "balances.csv", rows: "account,service,month\n100001,el,2019-08\n100001,el,2019-09\n",
                told: ["line 3 (100001): rows of adjustments.csv", "line 3 (100001): rows of bill_lines.csv"]),
            Case(
                file: "payment_splits.csv", rows: "account,payment,service\n100001,P-1,waste\n",
                told: [
                    "found 2000.00 in all in payment_splits.csv for P-1; expected 3050.00, which is amount in payments.csv"
                ]),
            Case(
                file: "payment_splits.csv", rows: "account,payment,service\n100002,P-2,waste\n",
                told: ["found no rows in payment_splits.csv for \"P-2\"; expected rows that add up to its amount"]),
            Case(
                file: "adjustments.csv", rows: "account,service,month,number\n100001,el,2019-09,2\n",
                told: [
                    "found -150.00 in all in adjustments.csv for el in 2019-09; "
                        + "expected -100.00, which is adjusted in balances.csv"
                ]),
            Case(
                file: "bill_lines.csv",
                rows: "account,month,service,step,charged_from,price\n100001,2019-09,el,night,2019-09-01,5.02\n",
                told: [
                    "found 2105.00 in all in bill_lines.csv for el in 2019-09; "
                        + "expected 2356.00, which is charged in balances.csv"
                ]),
            Case(
                file: "norms.csv", rows: "plan,category,step\n",
                told: ["column valid_from: found no such column; expected the column"]),
            Case(
                file: "payments.csv", rows: "account,payment,amount\n",
                told: ["found the column \"amount\"; expected only columns of the format"]),
        ])
    func refuses(it: Case) async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let told = try await bench.problems(.update("2", ["deletions/" + it.file: it.rows]))
        #expect(told.count == it.told.count, "\(told)")
        for (found, expected) in zip(told, it.told) {
            let words = expected.components(separatedBy: "rows of ")
            #expect(found.hasPrefix("deletions/\(it.file), line "))
            #expect(found.contains(words.count == 2 ? "rows of \(words[1]) refer" : expected), "\(found)")
        }
        #expect(try await bench.rowCount() == 79)
    }

    private static func referred(_ file: String) -> String { "rows of \(file).csv" }

    @Test("A month in the middle of the ledger is needed")
    func chain() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let october = Self.balances + "100001,waste,2019-10,1050.00,0.00,0.00,1050.00,0.00\n"
        _ = try await bench.run(.update("2", ["balances.csv": october]))
        let files = [
            "deletions/balances.csv": "account,service,month\n100001,waste,2019-09\n",
            "deletions/bill_lines.csv":
                "account,month,service,step,charged_from,price\n100001,2019-09,waste,all,,350\n",
        ]
        // August and October fit together; only the payment's split is left without its balance.
        let outcome = try await bench.run(.update("3", files))
        guard case .published(rows: 2, let report) = outcome else { throw Failure("\(outcome)") }
        #expect(report.warnings.map(\.rule) == [.paymentsDiffer, .paymentsDiffer])
        let changed = ["deletions/balances.csv": "account,service,month\n100001,waste,2019-08\n"].merging(
            ["balances.csv": Self.balances + "100001,waste,2019-09,1.00,1050.00,0.00,1.00,1050.00\n"]) { $1 }
        #expect(try await bench.run(.update("4", changed)).isPublished)
    }
}

extension Bench {
    fileprivate func versions() async throws -> Int? {
        try await database.read { try $0.row("SELECT COUNT(*) FROM bill_version", []) { Int($0.int(0)) } }
    }
}
