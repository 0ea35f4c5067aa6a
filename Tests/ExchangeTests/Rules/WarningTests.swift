import Store
import Testing

@testable import Exchange

@Suite("What a batch is warned of")
struct WarningTests {
    /// The first payment again, under another number.
    private static let twice = [
        (
            file: "payments.csv", old: "2019-09-12,2019-09,3050.00,Үлгі банкі\n",
            new: "2019-09-12,2019-09,3050.00,Үлгі банкі\n100001,P-9,2019-09-12,2019-09,3050.00,Үлгі банкі\n"
        ),
        (
            file: "payment_splits.csv", old: "100001,P-1,waste,1050.00\n",
            new: "100001,P-1,waste,1050.00\n100001,P-9,el,2000.00\n100001,P-9,waste,1050.00\n"
        ),
    ]

    private static let told = [
        "warning duplicate-payment: payments.csv, line 3, column payment: "
            + "found \"P-9\" with the sum, day and bank of \"P-1\"; expected each payment once",
        "warning payments-differ: payment_splits.csv, line 2, column amount: found 4000.00 in all for el in 2019-09; "
            + "expected 2000.00, which is paid in balances.csv",
        "warning payments-differ: payment_splits.csv, line 3, column amount: found 2100.00 in all for waste in 2019-09; "
            + "expected 1050.00, which is paid in balances.csv",
    ]

    private func warnings(_ outcome: Outcome) -> [String] {
        switch outcome {
        case .published(_, let report), .checked(_, let report): report.warnings.map(\.description).sorted()
        case .unchanged, .refused, .undone: ["\(outcome)"]
        }
    }

    @Test("A payment under two numbers, and what it does to the months' sums: published, and said")
    func twice() async throws {
        let bench = try Bench()
        let batch = try TestBatch.example().with(Self.twice)
        #expect(warnings(try await bench.run(batch, isDryRun: true)) == Self.told)
        #expect(warnings(try await bench.run(batch)) == Self.told)
        #expect(try await bench.rowCount() == 82)
    }

    @Test("The operator makes a rule an error")
    func errors() async throws {
        let bench = try Bench()
        let batch = try TestBatch.example().with(Self.twice)
        let outcome = try await bench.run(batch, errors: [.duplicatePayment])
        guard case .refused(let report) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(report.problems.map(\.description) == [Self.told[0].replacing("warning", with: "error")])
        #expect(report.warnings.count == 2)
        #expect(try await bench.rowCount() == 0)
    }

    @Test("A text in one language stands for the others, and is counted; one at least is needed")
    func languages() async throws {
        let bench = try Bench()
        let edited = try TestBatch.example().with([
            (
                "services.csv", "waste,ENERGO,waste,person,2,Қоқыс шығару,Вывоз мусора,Waste collection,",
                "waste,ENERGO,waste,person,2,,Вывоз мусора,,"
            ),
            ("adjustments.csv", "Үзіліс үшін қайта есептеу,Перерасчёт за отключение,Recalculation for an outage", ",,"),
        ])
        #expect(
            try await bench.problems(edited) == [
                "adjustments.csv, line 2, column reason_kk: found nothing; "
                    + "expected text in UTF-8, at most 500 characters in 5 lines, no control characters"
            ])
        var batch = try TestBatch.example().with([
            (
                "services.csv", "waste,ENERGO,waste,person,2,Қоқыс шығару,Вывоз мусора,Waste collection,",
                "waste,ENERGO,waste,person,2,,Вывоз мусора,,"
            )
        ])
        batch.files["adjustments.csv"] = """
            account,service,month,number,amount,reason_ru
            100001,el,2019-09,1,-150.00,Перерасчёт за отключение
            100001,el,2019-09,2,50.00,Уточнение показаний

            """
        guard case .published(_, let report) = try await bench.run(batch) else { return #expect(Bool(false)) }
        #expect(
            report.warnings.map(\.description)
                == ["services.csv", "adjustments.csv"].enumerated().map { place, file in
                    "warning fewer-languages: \(file): found \(place + 1) rows with a text in fewer than three languages; "
                        + "expected all three; customers read another one: Kazakh, else Russian, else English"
                })
        let names = "SELECT name_kk || name_ru || name_en FROM service WHERE service = 'waste'" as SQL
        #expect(try await bench.text(names) == String(repeating: "Вывоз мусора", count: 3))
        let reasons = "SELECT reason_kk || reason_en FROM adjustment WHERE number = 2" as SQL
        #expect(try await bench.text(reasons) == String(repeating: "Уточнение показаний", count: 2))
    }

    @Test("Paid in a balance, but not by a payment; months before the first payment are not compared")
    func unpaid() async throws {
        let row = "100001,waste,2019-08,0.00,1050.00,0.00,0.00,1050.00"
        let paid = "100001,waste,2019-08,0.00,1050.00,0.00,50.00,1000.00"
        let batch = try TestBatch.example().with([
            (file: "payments.csv", old: "100002,P-2,2019-09-13,2019-09,1000.00,Үлгі банкі\n", new: ""),
            (file: "payment_splits.csv", old: "100002,P-2,waste,1000.00\n", new: ""),
        ])
        let bench = try Bench()
        let without =
            "warning payments-differ: balances.csv, column paid: "
            + "found 1000.00 for account \"100002\", waste, 2019-09; "
            + "expected 0.00, to which the splits of its payments come"
        #expect(warnings(try await bench.run(batch, isDryRun: true)) == [without])
        // A month before the first payment: payments were not passed then.
        let earlier = batch.with([
            (file: "balances.csv", old: row, new: paid),
            (
                file: "balances.csv", old: "100001,waste,2019-09,1050.00,1050.00,0.00,1050.00,1050.00",
                new: "100001,waste,2019-09,1000.00,1050.00,0.00,1050.00,1000.00"
            ),
        ])
        #expect(warnings(try await bench.run(earlier, isDryRun: true)) == [without])
    }

    @Test("An update is compared with what was published before; other months are not told again")
    func updates() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example().with(Self.twice))
        #expect(warnings(try await bench.run(.update("2", UpdateTests.october))) == [])
        let late = [
            "payments.csv": "account,payment,day,month,amount,bank\n"
                + "100001,P-4,2019-10-12,2019-10,2256.00,Үлгі банкі\n",
            "payment_splits.csv": "account,payment,service,amount\n100001,P-4,el,2256.00\n",
        ]
        #expect(
            warnings(try await bench.run(.update("3", late))) == [
                "warning duplicate-payment: payments.csv, line 2, column payment: "
                    + "found \"P-4\" with the sum, day and bank of \"P-3\"; expected each payment once",
                "warning payments-differ: balances.csv, column paid: "
                    + "found 2256.00 for account \"100001\", el, 2019-10; "
                    + "expected 4512.00, to which the splits of its payments come",
            ])
        let balance = [
            "balances.csv": "account,service,month,opening,charged,adjusted,paid,closing\n"
                + "100001,el,2019-11,1000.00,0.00,0.00,700.00,300.00\n"
        ]
        #expect(
            warnings(try await bench.run(.update("4", balance))) == [
                "warning payments-differ: balances.csv, column paid: "
                    + "found 700.00 for account \"100001\", el, 2019-11; "
                    + "expected 0.00, to which the splits of its payments come"
            ])
    }

    @Test("An update that says nothing was paid is compared with the payment that was published before")
    func nothingPaid() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let balance = [
            "balances.csv": "account,service,month,opening,charged,adjusted,paid,closing\n"
                + "100002,waste,2019-09,350.00,350.00,0.00,0.00,700.00\n"
        ]
        #expect(
            warnings(try await bench.run(.update("2", balance))) == [
                "warning payments-differ: balances.csv, column paid: "
                    + "found 0.00 for account \"100002\", waste, 2019-09; "
                    + "expected 1000.00, to which the splits of its payments come"
            ])
    }

    @Test("A split of an earlier payment is compared in that payment's month, whatever months the update has")
    func earlierPayment() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        var files = UpdateTests.october
        files["payment_splits.csv", default: ""] += "100002,P-2,el,100.00\n100002,P-2,waste,900.00\n"
        #expect(
            warnings(try await bench.run(.update("2", files))) == [
                "warning payments-differ: balances.csv, column paid: "
                    + "found 0.00 for account \"100002\", el, 2019-09; "
                    + "expected 100.00, to which the splits of its payments come",
                "warning payments-differ: balances.csv, column paid: "
                    + "found 1000.00 for account \"100002\", waste, 2019-09; "
                    + "expected 900.00, to which the splits of its payments come",
            ])
    }
}
