import Domain
import Foundation
import Store
import Testing

@testable import Exchange

@Suite("The latest batch is undone")
struct UndoTests {
    /// A later full batch: other sums and another payer, another category, one account less.
    private static func november() throws -> TestBatch {
        try TestBatch.example().with([
            ("balances.csv", "350.00,350.00,0.00,1000.00,-300.00", "350.00,400.00,0.00,1000.00,-250.00"),
            ("bill_lines.csv", "fixed,1,350,350.00", "fixed,1,400,400.00"),
            ("accounts.csv", "Бірінші Тұтынушы", "Екінші Тұтынушы"),
            ("categories.csv", "stove,3,,", "stove,3,2,"),
        ]).without("100003", named: "november")
    }

    /// As the first full batch, without categories: those in force before are kept.
    private static func october() throws -> TestBatch {
        try TestBatch.example().without(files: ["categories.csv", "category_marks.csv"])
    }

    private static let corrected = TestBatch.update(
        "corrected",
        [
            "bill_lines.csv": "account,month,service,step,method,quantity,price,charged\n"
                + "100002,2019-09,waste,all,fixed,0.5,700,350.00\n"
        ])
    private static let losses: Set<WarningRule> = [.accountsVanish, .billsVanish, .paymentsVanish]

    @Test("A full batch and updates, one after the other: every row is as it was, with the number of its batch")
    func backwards() async throws {
        let bench = try Bench()
        var states = [try await bench.state()]
        let batches = [
            try Self.october(), .update("payments", UpdateTests.october), Self.corrected, try Self.november(),
        ]
        for batch in batches {
            guard case .published = try await bench.run(batch, allowed: Self.losses) else { throw Failure(batch.batch) }
            states.append(try await bench.state())
        }
        #expect(Set(states).count == 5)
        for number in [3, 2, 1] {
            #expect(
                try await bench.undo() == .undone(batch: batches[number].batch, inForce: batches[number - 1].batch))
            #expect(try await bench.state() == states[number])
        }
        #expect(try await bench.refusal() == "2019-10-16 is the first batch: there is none before it")
        #expect(try await bench.state() == states[1])
    }

    @Test("What was undone can be published again, under the same name and a new number, and undone again")
    func again() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let before = try await bench.state()
        let update = TestBatch.update("payments", UpdateTests.october)
        for number in ["2", "3"] {
            #expect(try await bench.run(update) == .published(rows: 3))
            #expect(try await bench.text("SELECT CAST(MAX(batch) AS TEXT) FROM payment") == number)
            #expect(try await bench.run(update) == .unchanged)
            _ = try await bench.undo()
            #expect(try await bench.state() == before)
        }
        let states = try await bench.database.read { try Operator($0).publishedBatches().map(\.state) }
        #expect(states == [.undone, .inForce])
    }

    @Test("Bills that are corrected after an undo are kept as customers saw them")
    func corrections() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        _ = try await bench.run(Self.november(), allowed: Self.losses)
        let after = try await bench.state()
        _ = try await bench.undo()
        _ = try await bench.run(Self.november(), allowed: Self.losses)
        let again = try await bench.state()
        #expect(again == after.replacing(" batch 2", with: " batch 3"))
    }

    @Test("Batches before the last full one but one are not kept, nor any that was only checked or refused")
    func kept() async throws {
        let bench = try Bench()
        for name in ["1", "2", "3"] {
            var batch = try TestBatch.example()
            batch.batch = name
            _ = try await bench.run(batch)
            _ = try await bench.run(.update("checked", UpdateTests.october), isDryRun: true)
            _ = try await bench.run(.update("refused", ["accounts.csv": "account\n"]))
        }
        #expect(try await bench.keptBatches() == [2, 3])
        #expect(try await bench.undo() == .undone(batch: "3", inForce: "2"))
        #expect(try await bench.keptBatches() == [2])
        #expect(try await bench.refusal() == "1 is not kept any more: import what was in force before under a new name")
    }

    @Test("What is kept of an account that is gone is forgotten when no undo can bring it back")
    func former() async throws {
        let bench = try Bench()
        let later = ["bills.csv": "account,month,issued,due\n100003,2019-09,2019-10-02,2019-10-25\n"]
        var december = try Self.november()
        december.batch = "december"
        var kept: [String] = []
        for batch in [try .example(), .update("later", later), try Self.november(), december] {
            guard case .published = try await bench.run(batch, allowed: Self.losses) else { throw Failure(batch.batch) }
            let count: SQL = "SELECT CAST(COUNT(*) AS TEXT) FROM bill_version WHERE account = '100003'"
            kept.append(try await bench.text(count) ?? "")
        }
        #expect(kept == ["0", "1", "1", "0"])
    }

    @Test("An account that was gone, came back and is gone again is as it was, with what was kept of it")
    func goneTwice() async throws {
        let bench = try Bench()
        let header = "account,payer,address,residents,stove,benefit\n"
        let sold = [
            "accounts.csv": header + "100001,Екінші,Мекенжай,2,gas,none\n",
            "bills.csv": "account,month,issued,due\n100001,2019-09,2019-10-01,2019-10-26\n",
        ]
        let batches = [
            try .example(), .update("sold", sold), try TestBatch.example().without("100001", named: "without"),
            .update("back", ["accounts.csv": header + "100001,Үшінші,Мекенжай,2,gas,none\n"]),
            .update("away", ["deletions/accounts.csv": "account\n100001\n"]),
            try TestBatch.example().without("100001", named: "without-again"),
        ]
        var states: [String] = []
        for batch in batches {
            guard case .published = try await bench.run(batch, allowed: Set(WarningRule.losses)) else {
                throw Failure(batch.batch)
            }
            states.append(try await bench.state())
        }
        for number in [4, 3, 2] {
            _ = try await bench.undo()
            #expect(try await bench.state() == states[number])
        }
    }

    @Test("A batch of several parts, and one that was damaged")
    func parts() async throws {
        let bench = try Bench()
        var large = try TestBatch.example()
        large.files["accounts.csv"]! += (0..<30_000).map { "\(200_000 + $0),Тұтынушы,Мекенжай,1,gas,none,,,\n" }
            .joined()
        _ = try await bench.run(large)
        let before = try await bench.state()
        _ = try await bench.run(.update("payments", UpdateTests.october))
        _ = try await bench.undo()
        #expect(try await bench.state() == before)

        _ = try await bench.run(.update("payments", UpdateTests.october))
        try await bench.database.publish { connection in
            try connection.execute(
                """
                UPDATE batch_content SET content = (SELECT content FROM batch_content AS other
                WHERE other.batch = 1 AND other.file = 'bills.csv'), size = (SELECT size FROM batch_content AS other
                WHERE other.batch = 1 AND other.file = 'bills.csv') WHERE batch = 1 AND file = 'payments.csv'
                """)
        }
        #expect(try await bench.undo().isRefused)
        try await bench.database.publish { connection in
            try connection.execute("UPDATE batch_content SET size = size + 1 WHERE batch = 1 AND file = 'bills.csv'")
        }
        #expect(try await bench.refusal() == "bills.csv of batch 1 is damaged")
    }

    @Test("A batch whose files change while it is imported is not published")
    func changed() async throws {
        let bench = try Bench()
        let source = try BatchSource(path: try TestBatch.example().written(in: bench.directory), scratch: "/tmp")
        await #expect(throws: UnreadableBatch.self) {
            try await bench.database.publish { connection in
                let ticker = Ticker(totalBytes: 0, isCancelled: { false }, tell: { _ in })
                try KeptBatches(connection: connection).keep(source, as: 1, digest: [1], ticker)
            }
        }
        #expect(try await bench.keptBatches() == [])
    }

    @Test("Before the first batch there is nothing to undo")
    func nothing() async throws {
        #expect(try await Bench().refusal() == "no batch was published")
    }
}

extension Outcome {
    fileprivate var isRefused: Bool { if case .refused = self { true } else { false } }
}
