import Domain
import Store
import Testing

@testable import Exchange

@Suite("Payments that reverse others, and the months that adjustments are about")
struct ReversalTests {
    private static let header = "account,payment,day,month,amount,bank,reverses\n"

    /// The example with two more payments that take the first one back in parts, and the balances that follow.
    private static func reversed(_ first: String = "-2000.00", _ second: String = "-1050.00") throws -> TestBatch {
        try TestBatch.example().with([
            ("payments.csv", "amount,bank\n", "amount,bank,reverses\n"),
            (
                "payments.csv", "3050.00,Үлгі банкі\n",
                "3050.00,Үлгі банкі,\n100001,R-1,2019-09-20,2019-09,\(first),Үлгі банкі,P-1\n"
                    + "100001,R-2,2019-09-21,2019-09,\(second),Үлгі банкі,P-1\n"
            ),
            ("payments.csv", "1000.00,Үлгі банкі\n", "1000.00,Үлгі банкі,\n"),
            ("payments.csv", "1600.00,Үлгі банкі\n", "1600.00,Үлгі банкі,\n"),
            (
                "payment_splits.csv", "100001,P-1,waste,1050.00\n",
                "100001,P-1,waste,1050.00\n100001,R-1,el,\(first)\n100001,R-2,waste,\(second)\n"
            ),
            ("balances.csv", "-100.00,2000.00,2256.00", "-100.00,0.00,4256.00"),
            ("balances.csv", "1050.00,0.00,1050.00,1050.00", "1050.00,0.00,0.00,2100.00"),
        ])
    }

    @Test("A payment may be reversed in parts, in one batch or in a later one")
    func fits() async throws {
        let bench = try Bench()
        #expect(try await bench.run(Self.reversed()) == .published(rows: 83))
        #expect(try await bench.text("SELECT reverses FROM payment WHERE payment = 'R-2'") == "P-1")
        let files = [
            "payments.csv": Self.header + "100002,R-9,2019-10-02,2019-10,-1000.00,Үлгі банкі,P-2\n",
            "payment_splits.csv": "account,payment,service,amount\n100002,R-9,waste,-1000.00\n",
            "balances.csv":
                "account,service,month,opening,charged,adjusted,paid,closing\n"
                + "100002,waste,2019-10,-300.00,0.00,0.00,-1000.00,700.00\n",
        ]
        #expect(try await bench.run(.update("2", files)) == .published(rows: 3))
    }

    @Test(
        "Not more than was paid, not a payment that is not there, not one below zero; a reversal is below zero",
        arguments: [
            (
                "-2000.01", "R-1,2019-09-20,2019-09,-2000.01,Үлгі банкі,P-1", "",
                [
                    "line 3, column reverses: found -3050.01 in all that reverse \"P-1\"; "
                        + "expected at most the 3050.00 that were paid",
                    "line 4, column reverses: found -3050.01 in all that reverse \"P-1\"; "
                        + "expected at most the 3050.00 that were paid",
                ]
            ),
            (
                "-2000.00", "-2000.00,Үлгі банкі,P-1", "-2000.00,Үлгі банкі,P-2",
                ["line 3, column reverses: found \"P-2\"; expected a payment of this account"]
            ),
            (
                "-2000.00", "-1050.00,Үлгі банкі,P-1", "-1050.00,Үлгі банкі,R-1",
                ["line 4, column reverses: found \"R-1\", a payment of -2000.00; expected a payment above zero"]
            ),
            (
                "2000.00", "R-1", "R-1",
                [
                    "line 3, column amount: found 2000.00; expected a sum below zero, as the payment reverses another one"
                ]
            ),
        ] as [(String, String, String, [String])])
    func breaches(first: String, old: String, new: String, told: [String]) async throws {
        var batch = try Self.reversed(first)
        if !new.isEmpty, old != new { batch = batch.with([("payments.csv", old, new)]) }
        let found = try await Bench().problems(batch)
        #expect(found.filter { $0.hasPrefix("payments.csv") } == told.map { "payments.csv, " + $0 })
    }

    @Test("An update fits what was published: a smaller payment, another reversal, a payment taken away")
    func updates() async throws {
        let bench = try Bench()
        _ = try await bench.run(Self.reversed())
        let smaller = Self.header + "100001,P-1,2019-09-12,2019-09,3000.00,Үлгі банкі,\n"
        #expect(
            try await bench.problems(.update("2", ["payments.csv": smaller])).contains(
                "payments.csv, line 2, column amount: found -3050.00 in all that reverse \"P-1\"; "
                    + "expected at most the 3000.00 that were paid"))
        let more = Self.header + "100001,R-3,2019-09-22,2019-09,-0.01,Үлгі банкі,P-1\n"
        #expect(
            try await bench.problems(.update("2", ["payments.csv": more])).contains(
                "payments.csv, line 2, column reverses: found -3050.01 in all that reverse \"P-1\"; "
                    + "expected at most the 3050.00 that were paid"))
        let gone = [
            "deletions/payments.csv": "account,payment\n100001,P-1\n",
            "deletions/payment_splits.csv": "account,payment,service\n100001,P-1,el\n100001,P-1,waste\n",
        ]
        #expect(
            try await bench.problems(.update("2", gone)).contains(
                "deletions/payments.csv, line 2: found \"P-1\"; expected a payment of this account"))
    }

    @Test("An adjustment is about its own month or an earlier one")
    func about() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        #expect(
            try await bench.text(
                "SELECT CAST(MAX(month - about) AS TEXT) FROM adjustment WHERE about IS NOT NULL") == "1")
        let later = try TestBatch.example().with([("adjustments.csv", "-150.00,2019-08", "-150.00,2019-10")])
        #expect(
            try await bench.problems(TestBatch(files: later.files, batch: "2")) == [
                "adjustments.csv, line 2, column about: found 2019-10; "
                    + "expected 2019-09, in which it was made, or an earlier month"
            ])
    }
}
