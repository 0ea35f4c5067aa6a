import Domain
import Foundation
import Store
import Testing

@testable import Exchange

@Suite("A part replaces the rows of its supplier")
struct PartTests {
    @Test("Two suppliers in turn: each replaces its own rows, and the other's stay as they are")
    func inTurn() async throws {
        let bench = try Bench()
        try await bench.publish(TwoSuppliers.full())
        let before = try await bench.rows()
        let water = TwoSuppliers.water()
        #expect(try await bench.run(water) == .published(rows: 16))
        let both = try await bench.rows()
        #expect(both.filter { $0.hasSuffix("batch 2") }.count == 16)
        #expect(both.filter { !$0.hasSuffix("batch 2") } == before)

        // Without a month, a meter and a payment, and with another price.
        let less = TwoSuppliers.water("less").with([
            ("balances.csv", "100001,cold,2019-08,0.00,400.00,0.00,0.00,400.00\n", ""),
            ("balances.csv", "400.00,500.00,-50.00,400.00,450.00", "400.00,500.00,-50.00,0.00,850.00"),
            ("payments.csv", "100001,W-1,2019-09-12,2019-09,400.00,Үлгі банкі\n", ""),
            ("payment_splits.csv", "100001,W-1,cold,400.00\n", ""),
            ("prices.csv", ",100,12", ",110,12"),
        ])
        try await bench.publish(less)
        let after = try await bench.rows()
        #expect(after.filter { $0.hasSuffix("batch 3") }.count == 13)
        #expect(after.filter { !$0.hasSuffix("batch 3") } == before)
        #expect(try await bench.text("SELECT payment FROM payment WHERE payment = 'W-1'") == nil)

        try await bench.publish(TwoSuppliers.energy())
        let last = try await bench.rows()
        func others(_ lines: [String]) -> [String] { lines.filter { $0.contains("cold") || $0.contains("WATER") } }
        #expect(others(last) == others(after))
        #expect(last.map(Self.withoutBatch) == after.map(Self.withoutBatch))
    }

    private static func withoutBatch(_ line: String) -> String { line.components(separatedBy: " batch ")[0] }

    @Test("Bills that a part changes are kept as they were, and no others")
    func bills() async throws {
        let bench = try Bench()
        try await bench.publish(TwoSuppliers.full())
        try await bench.publish(TwoSuppliers.water("first"))
        let kept: SQL = "SELECT account || ' ' || batch FROM bill_version ORDER BY batch DESC, account DESC LIMIT 1"
        #expect(try await bench.text(kept) == "100002 2")
        try await bench.publish(TwoSuppliers.water("same"), TwoSuppliers.energy())
        #expect(try await bench.text(kept) == "100002 2")
        let batch = TwoSuppliers.water("changed").with([
            ("balances.csv", "100002,cold,2019-09,0.00,200.00,0.00,0.00,200.00\n", "")
        ])
        try await bench.publish(batch)
        #expect(try await bench.text(kept) == "100002 5")
        #expect(try await bench.text("SELECT CAST(COUNT(*) AS TEXT) FROM bill_version") == "3")
    }

    @Test("The portal's own supplier adds and replaces what all share, as an update does")
    func ownSupplier() async throws {
        let bench = try Bench()
        try await bench.publish(TwoSuppliers.full(), TwoSuppliers.water())
        var batch = try TwoSuppliers.energy()
        batch.files["accounts.csv"] =
            "account,payer,address,residents,stove,benefit\n100002,Жаңа,Мекенжай,2,gas,none\n100009,Тоғыз,Мекенжай,2,gas,none\n"
        batch.files["bills.csv"] = "account,month,issued,due\n100009,2019-09,2019-10-01,2019-10-25\n"
        batch.files["suppliers.csv"] = "supplier,name_kk,name_ru,name_en\nGAS,Газ,Газ,Gas\n"
        try await bench.publish(batch)
        #expect(try await bench.text("SELECT CAST(COUNT(*) AS TEXT) FROM account") == "4")
        #expect(try await bench.text("SELECT CAST(COUNT(*) AS TEXT) FROM bill") == "4")
        #expect(try await bench.text("SELECT payer FROM account WHERE account = '100002'") == "Жаңа")
        #expect(try await bench.text("SELECT CAST(COUNT(*) AS TEXT) FROM supplier") == "3")
    }
}

extension Bench {
    /// Those of batches alone: what they changed comes after them.
    fileprivate func rows() async throws -> [String] {
        try await state().components(separatedBy: "\nversion ")[0].components(separatedBy: "\n")
    }
}
