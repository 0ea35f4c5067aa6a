import Domain
import Store
import Testing

@testable import Exchange

@Suite("What a batch changes of bills that were published before")
struct CorrectionTests {
    /// The second household's waste costs 50.00 more.
    private static func corrected() throws -> TestBatch {
        try next("corrected").with([
            ("balances.csv", "350.00,350.00,0.00,1000.00,-300.00", "350.00,400.00,0.00,1000.00,-250.00"),
            ("bill_lines.csv", "fixed,1,350,350.00", "fixed,1,400,400.00"),
        ])
    }

    private static func next(_ name: String) throws -> TestBatch {
        var batch = try TestBatch.example()
        batch.batch = name
        return batch
    }

    private static let before =
        "100002 2019-09, issued 2019-10-01, due 2019-10-25, to \"Үлгі\" ЖШС, 1: "
        + "service waste 35000 35000 0 100000 -30000; line waste all fixed 1000000 350000000 35000 - -"

    private static let lines = "account,month,service,step,method,quantity,price,charged\n"

    @Test("A full batch keeps a bill as it was, and only the one that it changes")
    func full() async throws {
        let bench = try Bench()
        for batch in [try .example(), try Self.next("same"), try Self.corrected(), try Self.corrected2()] {
            #expect(try await bench.run(batch) == .published(rows: 79))
        }
        #expect(try await bench.versions() == [Self.before])
    }

    @Test("It finds them also where the hashes are lost or wrong, and nothing else", arguments: [nil, "zz"])
    func withoutHashes(wrong: String?) async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        try await bench.database.publish { connection in
            if let wrong {
                try connection.execute("UPDATE billed_content SET months = $1", [Array(wrong.utf8)])
            } else {
                try connection.execute("DELETE FROM billed_content")
            }
        }
        #expect(try await bench.run(Self.next("same")) == .published(rows: 79))
        #expect(try await bench.versions() == [])
        _ = try await bench.run(Self.corrected())
        #expect(try await bench.versions() == [Self.before])
    }

    @Test("A bill that is refused or only checked leaves no version")
    func refused() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        _ = try await bench.run(Self.corrected(), isDryRun: true)
        _ = try await bench.run(Self.corrected().with([("bills.csv", "100001,2019-09,2019-10-01", "100001,2019-09,x")]))
        #expect(try await bench.versions() == [])
    }

    @Test(
        "An update keeps the bills that it changes: by sums, lines or days",
        arguments: [
            (
                [
                    "balances.csv": """
                    account,service,month,opening,charged,adjusted,paid,closing
                    100002,waste,2019-09,350.00,400.00,0.00,1000.00,-250.00

                    """,
                    "bill_lines.csv": lines + "100002,2019-09,waste,all,fixed,1,400,400.00\n",
                ], 1, 2
            ),
            (["bill_lines.csv": lines + "100002,2019-09,waste,all,fixed,0.5,700,350.00\n"], 1, 2),
            (["bill_lines.csv": lines + "100002,2019-09,waste,all,fixed,1,350,350.00\n"], 0, 0),
            (["bills.csv": "account,month,issued,due\n100002,2019-09,2019-10-02,2019-10-25\n"], 1, 2),
            (["bills.csv": "account,month,issued,due\n100002,2019-09,2019-10-01,2019-10-25\n"], 0, 0),
            // A bill of a new month corrects none.
            (
                [
                    "balances.csv": """
                    account,service,month,opening,charged,adjusted,paid,closing
                    100002,waste,2019-10,-300.00,350.00,0.00,0.00,50.00

                    """,
                    "bills.csv": "account,month,issued,due\n100002,2019-10,2019-11-01,2019-11-25\n",
                    "bill_lines.csv": lines + "100002,2019-10,waste,all,fixed,1,350,350.00\n",
                ], 0, 1
            ),
        ] as [([String: String], Int, Int)])
    func update(files: [String: String], count: Int, later: Int) async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        #expect(try await bench.run(.update("2", files)) == .published(rows: files.count))
        #expect(try await bench.versions() == (count == 1 ? [Self.before] : []))
        // The next full batch takes it back: what the update brought is a version too, or a bill that is gone.
        let back = try await bench.run(Self.next("again"), allowed: [.billsVanish])
        guard case .published(rows: 79, _) = back else { throw Failure("\(back)") }
        #expect(try await bench.versions().count == later)
    }

    @Test("What an account was is kept for the bills that were issued to it")
    func accounts() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        #expect(try await bench.former() == [])
        _ = try await bench.run(Self.next("same"))
        #expect(try await bench.former() == [])
        let sold = try Self.next("sold").with([("accounts.csv", "Бірінші Тұтынушы", "Екінші Тұтынушы")])
        _ = try await bench.run(sold)
        let rows = "account,payer,address,residents,stove,benefit\n100001,Үшінші,Мекенжай,2,gas,none\n"
        _ = try await bench.run(.update("sold-again", ["accounts.csv": rows]))
        // No bill was issued to the second payer.
        #expect(
            try await bench.former() == ["100001 until 2019-10-01: Бірінші Тұтынушы, 3, electric, el-day-night"])
    }

    @Test("The former payer is kept though the account was gone meanwhile")
    func gone() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let without = try TestBatch.example().without("100001", named: "without")
        _ = try await bench.run(without, allowed: Set(WarningRule.losses))
        _ = try await bench.run(Self.next("sold").with([("accounts.csv", "Бірінші Тұтынушы", "Екінші Тұтынушы")]))
        #expect(
            try await bench.former() == ["100001 until 2019-10-01: Бірінші Тұтынушы, 3, electric, el-day-night"])
    }

    @Test("The former payer is kept though there was no bill yet")
    func noBill() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        for payer in ["Бірінші", "Екінші"] {
            let rows = "account,payer,address,residents,stove,benefit\n100009,\(payer),Мекенжай,2,gas,none\n"
            _ = try await bench.run(.update(payer == "Бірінші" ? "2" : "3", ["accounts.csv": rows]))
        }
        let payer: SQL = "SELECT payer FROM account_before WHERE account = '100009'"
        #expect(try await bench.text(payer) == "Бірінші")
    }
}

extension CorrectionTests {
    /// The same in another batch: nothing is changed by it.
    fileprivate static func corrected2() throws -> TestBatch {
        var batch = try corrected()
        batch.batch = "corrected-2"
        return batch
    }
}

extension Bench {
    fileprivate func versions() async throws -> [String] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT account, month, issued, due, payer, residents, content FROM bill_version ORDER BY account, month
                """
            ) { row in
                let content = row.text(6).split(separator: "\n").joined(separator: "; ")
                return "\(row.text(0)) \(row.month(1).iso), issued \(row.day(2).iso), due \(row.day(3).iso), "
                    + "to \(row.text(4)), \(row.int(5)): \(content)"
            }
        }
    }

    fileprivate func former() async throws -> [String] {
        try await database.read { connection in
            try connection.rows(
                "SELECT account, last_issued, payer, residents, stove, plan FROM account_before ORDER BY last_issued"
            ) { row in
                "\(row.text(0)) until \(row.day(1).iso): \(row.text(2)), \(row.int(3)), \(row.text(4)), \(row.text(5))"
            }
        }
    }
}
