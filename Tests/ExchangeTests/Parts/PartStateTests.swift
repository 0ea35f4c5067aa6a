import Domain
import Foundation
import Store
import Testing

@testable import Exchange

@Suite("What a part takes away, and until when it is in force")
struct PartStateTests {
    /// The other supplier's part, of 40 accounts in three months, each with a bill's line.
    private static func water(
        _ name: String, without gone: Set<Int> = [], months: [String] = ["2019-07", "2019-08", "2019-09"],
        unpaid: Set<Int> = [], asOf day: String = "2019-10-16"
    ) -> TestBatch {
        let kept = (0..<40).filter { !gone.contains($0) }
        func rows(_ header: String, _ row: (Int, String) -> String) -> String {
            header + kept.map { account in months.map { row(490 + account, $0) }.joined() }.joined()
        }
        var batch = TwoSuppliers.water(name)
        batch.files = batch.files.filter { ["services.csv", "plans.csv"].contains($0.key) }
        batch.files["balances.csv"] = rows("account,service,month,opening,charged,adjusted,paid,closing\n") {
            "00\($0),cold,\($1),0.00,10.00,0.00,10.00,0.00\n"
        }
        batch.files["bill_lines.csv"] = rows("account,month,service,step,method,quantity,price,charged\n") {
            "00\($0),\($1),cold,all,fixed,1,10,10.00\n"
        }
        batch.files["payments.csv"] = rows("account,payment,day,month,amount,bank\n") {
            unpaid.contains($0 - 490) ? "" : "00\($0),W-\($1),\($1)-12,\($1),10.00,Банк\n"
        }
        batch.files["payment_splits.csv"] = rows("account,payment,service,amount\n") {
            unpaid.contains($0 - 490) ? "" : "00\($0),W-\($1),cold,10.00\n"
        }
        batch.manifest = batch.fittingManifest.replacing("2019-10-16", with: day)
        return batch
    }

    private static func full() throws -> TestBatch {
        var batch = try LossTests.batch("full")
        batch.files["suppliers.csv"]! += "WATER,Үлгі Су,Улги Су,Ulgi Water,\n"
        batch.manifest = nil
        return batch
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let batch: TestBatch
        let told: [String]
    }

    private static let published = "; expected all that were published before"

    @Test(
        "Is counted among what its supplier had; more than a few of a kind are refused unless they are allowed",
        arguments: [
            Case(testDescription: "nothing", batch: water("2"), told: []),
            Case(
                testDescription: "accounts", batch: water("2", without: [1, 2, 3, 4]),
                told: [
                    "error accounts-vanish: balances.csv, column account: "
                        + "found 4 of 40 accounts missing: 00491, 00492, 00493, 00494" + published
                        + "; if it is meant, --allow accounts-vanish"
                ]
                    + [("balances", "balances.csv"), ("bills", "bill_lines.csv"), ("payments", "payments.csv")].map {
                        "error \($0)-vanish: \($1), column month: found 4 of 40 accounts of 2019-07 missing, "
                            + "and accounts of 2 other months" + published + "; if it is meant, --allow \($0)-vanish"
                    }),
            Case(
                testDescription: "the oldest month may end", batch: water("2", months: ["2019-08", "2019-09"]),
                told: [("balances", "balances.csv"), ("bills", "bill_lines.csv"), ("payments", "payments.csv")].map {
                    "warning \($0)-vanish: \($1), column month: found 40 of 40 accounts of 2019-07 missing" + published
                }),
            Case(
                testDescription: "a payment of a month", batch: water("2", unpaid: [5]),
                told: [
                    "warning payments-vanish: payments.csv, column month: found 1 of 40 accounts of 2019-07 missing, "
                        + "and accounts of 2 other months" + published
                ]),
            Case(
                testDescription: "all lines of bills, and all payments",
                batch: water("2").without(files: ["bill_lines.csv", "payments.csv", "payment_splits.csv"]),
                told: [("payments", 120), ("payment_splits", 120), ("bill_lines", 120)].map {
                    "error files-vanish: \($0).csv: found no rows; before, there were \($1)" + published
                        + "; if it is meant, --allow files-vanish"
                }),
            Case(
                testDescription: "payments known up to an earlier day", batch: water("2", asOf: "2019-10-15"),
                told: [
                    "error as-of-back: manifest.json, column payments_as_of: found 2019-10-15; expected 2019-10-16, "
                        + "up to which payments are known, or a later day; if it is meant, --allow as-of-back"
                ]),
        ])
    func losses(it: Case) async throws {
        let bench = try Bench()
        try await bench.publish(Self.full(), Self.water("1"))
        let outcome = try await bench.run(it.batch)
        #expect(outcome.told.filter { !$0.contains("payments-differ") } == it.told)
        guard case .refused = outcome else { return }
        try await bench.publish(it.batch)
    }

    @Test("A service that is missing")
    func services() async throws {
        let bench = try Bench()
        try await bench.publish(TwoSuppliers.full())
        var two = TwoSuppliers.water("1")
        two.files["services.csv"]! += "hot,WATER,hot_water,m3,5,Ыстық су,Горячая вода,Hot water\n"
        try await bench.publish(two)
        #expect(
            try await bench.run(TwoSuppliers.water("2")).told == [
                "error services-vanish: services.csv, column service: found services missing: hot" + Self.published
                    + "; if it is meant, --allow services-vanish"
            ])
    }

    @Test("In force until a later part of the same supplier, an update or a full batch")
    func inForce() async throws {
        let bench = try Bench()
        let (full, water, energy) = (try TwoSuppliers.full(), TwoSuppliers.water(), try TwoSuppliers.energy())
        try await bench.publish(full, water, energy)
        #expect(try await bench.run(water) == .unchanged)
        try await bench.publish(TwoSuppliers.water("2"))
        let earlier = [
            "manifest.json, column batch: found \"water\", which was published before a later batch; "
                + "expected a new name, if this batch is to be in force again"
        ]
        #expect(try await bench.run(water).told == earlier)
        #expect(try await bench.run(energy) == .unchanged)
        try await bench.publish(TwoSuppliers.shared)
        #expect(try await bench.run(energy).told.count == 1)
        let listed = try await bench.database.read { try Operator($0).publishedBatches() }
        #expect(listed.map(\.state) == [.inForce, .inForce, .inForce, .replaced, .inForce])
        let parts = (["WATER", "ENERGO"] as [SupplierCode]).map(PublishedBatch.Kind.part)
        #expect(listed.map(\.kind) == [.update, parts[0], parts[1], parts[0], .full])
    }

    @Test("Payments are known up to the earliest day of the suppliers")
    func asOf() async throws {
        func dated(_ batch: TestBatch, _ day: String) -> TestBatch {
            var batch = batch
            batch.manifest = batch.fittingManifest.replacing("2019-10-16", with: day)
            return batch
        }
        let bench = try Bench()
        var days: [String] = []
        for batch in [
            try TwoSuppliers.full(), dated(TwoSuppliers.water(), "2019-10-18"),
            dated(try TwoSuppliers.energy(), "2019-10-17"), dated(TwoSuppliers.shared, "2019-10-20"),
            dated(TwoSuppliers.waterAfterShared("2"), "2019-10-19"),
        ] {
            try await bench.publish(batch)
            days.append(try await bench.database.read { try Operator($0).catalogue()?.paymentsAsOf.iso ?? "" })
        }
        #expect(days == ["2019-10-16", "2019-10-16", "2019-10-17", "2019-10-18", "2019-10-19"])
    }
}
