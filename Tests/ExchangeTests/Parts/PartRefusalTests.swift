import Store
import Testing

@testable import Exchange

@Suite("What a part may not have, or take away")
struct PartRefusalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var batch = TwoSuppliers.water("2")
        let told: [String]

        init(_ description: String, _ told: [String], _ change: (inout TestBatch) -> Void) {
            (testDescription, self.told) = (description, told)
            change(&batch)
        }
    }

    @Test(
        "What is not its supplier's is refused",
        arguments: [
            Case(
                "an unknown supplier",
                ["manifest.json, column supplier: found \"GAS\"; expected a supplier that was published before"]
            ) { $0.supplier = "GAS" },
            Case(
                "files that all share",
                ["accounts.csv: found a file that all suppliers share; expected only suppliers.csv"]
            ) {
                $0.files["accounts.csv"] = "account,payer,address,residents,stove,benefit\n"
            },
            Case(
                "rows to take away",
                ["deletions/payments.csv: found rows to take away in a part; expected no such file: what a part does"]
            ) { $0.files["deletions/payments.csv"] = "account,payment\n" },
            Case("no services", ["services.csv: found no such file; expected the file, which a part must have"]) {
                for file in BatchFile.all where file.name != "balances.csv" { $0.files[file.name] = nil }
                $0.files["balances.csv"] = "account,service,month,opening,charged,adjusted,paid,closing\n"
            },
            Case(
                "another's service",
                ["services.csv, line 3, column supplier: found \"ENERGO\"; expected WATER, whose part"]
            ) {
                $0.files["services.csv"]! += "el,ENERGO,electricity,kWh,1,Т,Э,E\n"
            },
            Case(
                "another's service as its own",
                ["services.csv, line 3: found the service of a row that other suppliers have"]
            ) { $0.files["services.csv"]! += "el,WATER,electricity,kWh,1,Т,Э,E\n" },
            Case(
                "rows of another's service",
                [
                    "balances.csv, line 5, column service: found \"el\"; "
                        + "expected a code of WATER alone, which is in services.csv of the part"
                ]
            ) { $0.files["balances.csv"]! += "100002,el,2019-09,0.00,0.00,0.00,0.00,0.00\n" },
            Case(
                "prices of another's plan",
                ["prices.csv, line 3, column plan: found \"waste\"; expected a code of WATER"]
            ) {
                $0.files["prices.csv"]! += "waste,all,2020-01-01,400,12,yes\n"
            },
            Case(
                "an office with another's code", ["offices.csv, line 3: found the office of a row that other suppliers"]
            ) {
                $0.files["offices.csv"]! += "main,WATER,contact_centre,4,К,К,C\n"
            },
            Case(
                "a payment with another's number",
                [
                    "payments.csv, line 3: found the account, payment of a row that other suppliers have; "
                        + "expected a key that no row of others has"
                ]
            ) {
                $0.files["payments.csv"]! += "100001,P-1,2019-09-12,2019-09,400.00,Банк\n"
            },
            Case(
                "another supplier",
                ["suppliers.csv, line 2, column supplier: found \"ENERGO\"; expected WATER, whose part"]
            ) {
                $0.files["suppliers.csv"] = "supplier,name_kk,name_ru,name_en\nENERGO,Э,Э,E\n"
            },
            Case(
                "a new code of it",
                ["suppliers.csv, line 2, column renamed_from: found \"OLD\"; expected nothing in a part"]
            ) {
                $0.files["suppliers.csv"] = "supplier,name_kk,name_ru,name_en,renamed_from\nWATER,С,В,W,OLD\n"
            },
            Case(
                "an account that is not there",
                [
                    "balances.csv, line 5, column account: found \"100009\"; expected an account that is in"
                ]
            ) { $0.files["balances.csv"]! += "100009,cold,2019-09,0.00,0.00,0.00,0.00,0.00\n" },
            Case(
                "a line of a bill that is not there",
                [
                    "bill_lines.csv, line 3, column month: found 2019-08; expected the month of a bill"
                ]
            ) { $0.files["bill_lines.csv"]! += "100001,2019-08,cold,all,meter,4,100,400.00\n" },
            Case(
                "a ledger that does not follow",
                [
                    "balances.csv, line 3, column opening: found 400.00; expected 300.00"
                ]
            ) {
                $0 = $0.with([("balances.csv", "0.00,400.00,0.00,0.00,400.00", "0.00,300.00,0.00,0.00,300.00")])
            },
            Case(
                "splits that do not add up",
                [
                    "payment_splits.csv, line 2, column amount: found 300.00 in all; expected 400.00"
                ]
            ) { $0 = $0.with([("payment_splits.csv", "cold,400.00", "cold,300.00")]) },
            Case(
                "payments without splits",
                [
                    "payments.csv, line 2, column amount: found 400.00; expected rows in payment_splits.csv"
                ]
            ) { $0 = $0.with([("payment_splits.csv", "100001,W-1,cold,400.00\n", "")]) },
            Case(
                "a payment of nothing without a split",
                [
                    "payments.csv, column payment: found no rows in payment_splits.csv for \"W-2\""
                ]
            ) { $0.files["payments.csv"]! += "100001,W-2,2019-09-12,2019-09,0.00,Банк\n" },
        ])
    func refuses(it: Case) async throws {
        let bench = try Bench()
        try await bench.publish(TwoSuppliers.full(), TwoSuppliers.water())
        let before = try await bench.state()
        let told = try await bench.problems(it.batch)
        #expect(told.count == it.told.count, "\(told)")
        for (found, expected) in zip(told, it.told) { #expect(found.hasPrefix(expected)) }
        #expect(try await bench.state() == before)
    }

    @Test("A code of another supplier's service is named, whatever rows the part has of it")
    func othersService() async throws {
        let bench = try Bench()
        try await bench.publish(TwoSuppliers.full(), TwoSuppliers.water())
        var batch = TwoSuppliers.water("2")
        batch.files["services.csv"]! += "el,WATER,electricity,kWh,5,Қуат,Энергия,Power\n"
        batch.files["balances.csv"] = batch.files["balances.csv"]!.replacing(
            "100002,", with: "100001,el,2019-09,0.00,5.00,0.00,0.00,5.00\n100002,")
        #expect(
            try await bench.problems(batch).map { $0.prefix(20) } == ["services.csv, line 3"])
    }

    @Test("Before the first batch there are no suppliers to send parts")
    func first() async throws {
        #expect(
            try await Bench().problems(TwoSuppliers.water()) == [
                "manifest.json, column supplier: found \"WATER\"; expected a supplier that was published before"
            ])
    }

    @Test("A payment for services of several suppliers is shared: the part has its splits of it as they were")
    func sharedPayment() async throws {
        let bench = try Bench()
        try await bench.publish(TwoSuppliers.full(), TwoSuppliers.water(), TwoSuppliers.shared)
        let batch = TwoSuppliers.waterAfterShared("2")
        var other = batch
        other.files["payment_splits.csv"] = TwoSuppliers.water().files["payment_splits.csv"]
        #expect(
            try await bench.problems(other) == [
                "payment_splits.csv, column amount: found 200.00 in all in payment_splits.csv for \"S-1\"; "
                    + "expected 300.00, which is amount in payments.csv"
            ])
        other = batch
        other.files["payments.csv"]! += "100001,S-1,2019-10-12,2019-10,300.00,Үлгі банкі\n"
        #expect(try await bench.problems(other).map { $0.prefix(21) } == ["payments.csv, line 3:"])
        // Also one of nothing, of a payment that is another's alone.
        other = batch
        other.files["payment_splits.csv"]! += "100002,P-2,cold,0.00\n"
        #expect(
            try await bench.problems(other) == [
                "payment_splits.csv, column amount: found 0.00 in all in payment_splits.csv for \"P-2\"; "
                    + "expected the split of another's payment as it was"
            ])
        try await bench.publish(batch)
        #expect(try await bench.text("SELECT CAST(batch AS TEXT) FROM payment WHERE payment = 'S-1'") == "3")
    }

    @Test("A plan, an office and a payment that others refer to stay")
    func referred() async throws {
        let bench = try Bench()
        try await bench.publish(TwoSuppliers.full(), TwoSuppliers.water())
        let header = "account,payer,address,residents,stove,benefit,plan,office\n"
        try await bench.publish(
            .update(
                "refers",
                [
                    "accounts.csv": header + "100002,Екінші,Мекенжай,2,gas,none,cold-flat,well\n",
                    "payments.csv": "account,payment,day,month,amount,bank,reverses\n"
                        + "100001,R-1,2019-10-12,2019-10,-100.00,Банк,W-1\n",
                    "payment_splits.csv": "account,payment,service,amount\n100001,R-1,el,-100.00\n",
                ]))
        let empty = [
            "offices.csv", "prices.csv", "account_plans.csv", "plans.csv", "payments.csv", "payment_splits.csv",
        ]
        let batch = TwoSuppliers.water("2").without(files: empty)
        #expect(
            try await bench.problems(batch) == [
                "offices.csv, column office: found no row well, to which rows of accounts.csv refer; "
                    + "expected all rows to which others refer",
                "plans.csv, column plan: found no row cold-flat, to which rows of accounts.csv refer; "
                    + "expected all rows to which others refer",
                "payments.csv, column payment: found no row \"W-1\", to which rows of payments.csv refer; "
                    + "expected all rows to which others refer",
            ])
    }
}
