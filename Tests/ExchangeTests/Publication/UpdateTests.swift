import Domain
import Store
import Testing

@testable import Exchange

@Suite struct UpdateTests {
    static let october = [
        "balances.csv": """
        account,service,month,opening,charged,adjusted,paid,closing
        100001,el,2019-10,2256.00,1000.00,0.00,2256.00,1000.00

        """,
        "payments.csv": """
        account,payment,day,month,amount,bank
        100001,P-3,2019-10-12,2019-10,2256.00,Үлгі банкі

        """,
        "payment_splits.csv": """
        account,payment,service,amount
        100001,P-3,el,2256.00

        """,
    ]

    @Test("An update adds rows and replaces those with the same key")
    func adds() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        #expect(try await bench.run(.update("2", Self.october)) == .published(rows: 3))
        #expect(try await bench.rowCount() == 82)

        let payer = "account,payer,address,residents,stove,benefit\n100002,Екінші,Мекенжай,2,gas,none\n"
        #expect(try await bench.run(.update("3", ["accounts.csv": payer])) == .published(rows: 1))
        #expect(try await bench.rowCount() == 82)
        #expect(
            try await bench.text("SELECT payer || COALESCE(office, '-') || batch FROM account WHERE account = '100002'")
                == "Екінші-3")
    }

    private static let or = "; or registers_before, with the day of the change"

    @Test(
        "An update takes no register away of which there are readings",
        arguments: [
            ("total,5,1,,,,,,", "registers: found total; expected day, of which it has a reading of 2019-08-31" + or),
            (
                "total,5,1,,,,,day_night,2019-09-29",
                "registers: found total; expected day, of which it has a reading of 2019-09-30" + or
            ),
            (
                "day_night,5,1,,,,,day_night,2019-09-29",
                "registers_before: found day_night; expected other registers than it has now"
            ),
            ("total,5,1,,,,,day_night,2019-09-30", nil), ("day_night,6,1,,,,,,", nil),
        ] as [(String, String?)])
    func registers(meter: String, problem: String?) async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let header =
            "account,service,meter,registers,digits,ratio,verified_on,replace_by,installed_on,removed_on,"
            + "registers_before,registers_since\n"
        let problems = try await bench.problems(
            .update("2", ["meters.csv": header + "100001,el,0012345,\(meter)\n"]))
        #expect(problems == (problem.map { ["meters.csv, line 2, column \($0)"] } ?? []))
    }

    @Test("A step may stand more than once in a bill; an update replaces the lines of a step together")
    func replacesSteps() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let header = "account,month,service,step,charged_from,charged_until,method,quantity,price,charged\n"
        let days = """
            100001,2019-09,el,night,2019-09-01,2019-09-15,meter,25,4.90,122.50
            100001,2019-09,el,night,2019-09-16,2019-09-30,meter,25,5.14,128.50

            """
        #expect(try await bench.run(.update("2", ["bill_lines.csv": header + days])) == .published(rows: 2))
        #expect(try await bench.nights() == ["122.50 from 2019-09-01", "128.50 from 2019-09-16"])
        #expect(try await bench.rowCount() == 80)

        let prices = """
            account,month,service,step,method,quantity,price,charged
            100001,2019-09,el,night,meter,20,5.02,100.40
            100001,2019-09,el,night,meter,30,5.02,150.60

            """
        #expect(
            try await bench.problems(.update("3", ["bill_lines.csv": prices])) == [
                "bill_lines.csv, line 3: found a second row with the same account, month, service, step, "
                    + "charged_from, price as in line 2; expected each once in a batch"
            ])
        let two = prices.replacing("20,5.02,100.40", with: "20,4.90,98.00").replacing("150.60", with: "153.00")
            .replacing("30,5.02", with: "30,5.10")
        #expect(try await bench.run(.update("4", ["bill_lines.csv": two])) == .published(rows: 2))
        #expect(try await bench.nights() == ["153.00 from 1970-01-01", "98.00 from 1970-01-01"])
        #expect(try await bench.rowCount() == 80)
    }

    @Test(
        "After an update the whole ledger must be consistent, with the earlier batches",
        arguments: [
            // A month that opens with something else than the published one before it closes with.
            (
                "balances.csv", "100001,el,2019-10,2256.01,0.00,0.00,0.00,2256.01",
                [
                    "balances.csv, line 2, column opening: found 2256.01; "
                        + "expected 2256.00, with which the month before closes"
                ]
            ),
            // A month before a published one, which opens with something else.
            (
                "balances.csv", "100001,waste,2019-08,0.00,1050.01,0.00,0.00,1050.01",
                [
                    "balances.csv, line 2, column closing: found 1050.01; "
                        + "expected 1050.00, with which 2019-09 opens, published before"
                ]
            ),
            // A published month whose adjustments no longer add up.
            (
                "balances.csv", "100001,el,2019-09,2000.00,2356.00,-101.00,1999.00,2256.00",
                [
                    "balances.csv, line 2, column adjusted: found -101.00; "
                        + "expected -100.00, to which its rows in adjustments.csv add up"
                ]
            ),
            // A published month whose bill no longer adds up.
            (
                "balances.csv", "100001,el,2019-09,2000.00,2357.00,-100.00,2001.00,2256.00",
                [
                    "balances.csv, line 2, column charged: found 2357.00; "
                        + "expected 2356.00, to which its rows in bill_lines.csv add up"
                ]
            ),
            (
                "adjustments.csv", "100001,el,2019-09,3,1.00,,а,б,c",
                [
                    "adjustments.csv, line 2, column amount: found -99.00 in all; "
                        + "expected -100.00, which is adjusted in balances.csv"
                ]
            ),
            (
                "payments.csv", "100002,P-2,2019-09-13,2019-09,999.99,Үлгі",
                [
                    "payments.csv, line 2, column amount: found 999.99; "
                        + "expected 1000.00, to which its rows in payment_splits.csv add up"
                ]
            ),
            (
                "payments.csv", "100002,P-4,2019-09-13,2019-09,0.01,Үлгі",
                [
                    "payments.csv, line 2, column amount: found 0.01; expected rows in payment_splits.csv that add up to it"
                ]
            ),
            (
                "payment_splits.csv", "100001,P-1,waste,1050.01",
                [
                    "payment_splits.csv, line 2, column amount: found 3050.01 in all; "
                        + "expected 3050.00, which is amount in payments.csv"
                ]
            ),
            (
                "bill_lines.csv", "100001,2019-09,el,night,,,meter,50,5.02,250.99,,,,",
                [
                    "bill_lines.csv, line 2, column charged: found 2355.99 in all; "
                        + "expected 2356.00, which is charged in balances.csv"
                ]
            ),
        ])
    func refuses(file: String, row: String, problems: [String]) async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let header = try TestBatch.example().files[file]?.split(separator: "\n").first ?? ""
        let told = try await bench.problems(.update("2", [file: "\(header)\n\(row)\n"]))
        #expect(told == problems)
        #expect(try await bench.rowCount() == 79)
    }
}

extension Bench {
    /// The night's lines of the example's bill.
    fileprivate func nights() async throws -> [String] {
        try await database.read { connection in
            try connection.rows(
                "SELECT charged, charged_from FROM bill_line WHERE step = 'night' AND account = '100001'"
            ) { row in
                "\(row.money(0).canonical) from \(row.day(1).iso)"
            }.sorted()
        }
    }
}
