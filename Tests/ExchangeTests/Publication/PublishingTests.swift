import Domain
import Foundation
import Store
import Testing

@testable import Exchange

@Suite struct PublishingTests {
    @Test("The example of docs/exchange.md is published unchanged")
    func example() async throws {
        let bench = try Bench()
        #expect(try await bench.run(path: TestBatch.exampleFolder.path) == .published(rows: 79))
        #expect(try await bench.rowCount() == 79)
        #expect(try await bench.text("SELECT payer FROM account WHERE account = '100002'") == "\"Үлгі\" ЖШС")
        #expect(
            try await bench.text(
                "SELECT closing || ' ' || batch FROM balance WHERE account = '100001' AND service = 'el' AND month = 24236"
            )
                == "225600 1")
    }

    @Test("The same batch again is reported as unchanged")
    func again() async throws {
        let bench = try Bench()
        #expect(try await bench.run(.example()) == .published(rows: 79))
        #expect(try await bench.run(.example()) == .unchanged)
        #expect(try await bench.text("SELECT COUNT(*) || '' FROM batch") == "1")
    }

    @Test("Another batch by the same name is refused")
    func sameName() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let changed = try TestBatch.example().with([("offices.csv", "356-00-00", "356-00-01")])
        #expect(
            try await bench.problems(changed) == [
                "manifest.json, column batch: found \"2019-10-16\", which was published before with other content; "
                    + "expected a name of its own for each batch"
            ])
    }

    @Test("A batch of another supplier is refused")
    func otherSupplier() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        var other = try TestBatch.example()
        (other.supplier, other.batch) = ("OTHER", "2")
        #expect(
            try await bench.problems(other) == [
                "manifest.json, column supplier: found \"OTHER\"; expected \"ENERGO\", whose batches were published before; "
                    + "or a supplier that suppliers.csv says is renamed_from it"
            ])
    }

    @Test("A dry run checks everything and publishes nothing")
    func dryRun() async throws {
        let bench = try Bench()
        #expect(try await bench.run(.example(), isDryRun: true) == .checked(rows: 79))
        #expect(try await bench.rowCount() == 0)
        #expect(try await bench.run(.example()) == .published(rows: 79))
    }

    @Test("A full batch replaces all earlier data")
    func full() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        var next = try TestBatch.example()
            .without(files: ["norms.csv", "bill_back.csv", "readings.csv", "offices.csv"])
        next.batch = "2"
        next = next.with([
            ("accounts.csv", "54.5,no1", "54.5,"), ("accounts.csv", ",,,no1", ",,,"),
            ("accounts.csv", "el-day-night,,no1", "el-day-night,,"),
        ])
        let outcome = try await bench.run(next, allowed: [.filesVanish])
        guard case .published(rows: 63, _) = outcome else { throw Failure("\(outcome)") }
        #expect(try await bench.rowCount() == 63)
    }

    @Test(
        "Before any batch the categories are those of the example; a full batch that has none leaves them as they are")
    func categories() async throws {
        let bench = try Bench()
        let first = try await bench.categories()
        var without = try TestBatch.example().without(files: ["categories.csv", "category_marks.csv"])
        #expect(try await bench.run(without) == .published(rows: 69))
        #expect(try await bench.categories() == first)

        var own = try TestBatch.example().with([
            ("categories.csv", "stove,3,,", "stove,3,2,"), ("category_marks.csv", "none,none,no_stove\n", ""),
        ])
        own.batch = "2"
        #expect(try await bench.run(own) == .published(rows: 78))
        let second = try await bench.categories()
        #expect(second.count == first.count - 1)

        without.batch = "3"
        #expect(try await bench.run(without) == .published(rows: 69))
        #expect(try await bench.categories() == second)
        var again = try TestBatch.example()
        again.batch = "4"
        #expect(try await bench.run(again) == .published(rows: 79))
        #expect(try await bench.categories() == first)
    }

    @Test("A full batch with only one of the two files of categories is refused, with the missing rows of the other")
    func halfOfCategories() async throws {
        let bench = try Bench()
        var batch = try TestBatch.example()
        batch.files["category_marks.csv"] = nil
        let problems = try await bench.problems(batch)
        #expect(
            problems.first == "accounts.csv, line 2, column stove: found \"electric\"; "
                + "expected a stove that is in category_marks.csv")
        #expect(problems.count == 5)
    }

    @Test("A refused row of category_marks.csv is reported once, not again for each of its households")
    func refusedMarks() async throws {
        let bench = try Bench()
        let batch = try TestBatch.example().with([("category_marks.csv", "gas,none,no_stove\n", "g as,none,no_stove\n")]
        )
        #expect(try await bench.problems(batch).map { $0.prefix(26) } == ["category_marks.csv, line 4"])
    }

    @Test("What only earlier batches had is unknown to a full batch, and to an update that takes it away")
    func former() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        var batch = try TestBatch.example().with([
            ("offices.csv", "no1,ENERGO,district_office,2", "no2,ENERGO,district_office,2")
        ])
        batch.batch = "2"
        let expected = "column office: found \"no1\"; expected a code that is in offices.csv"
        #expect(try await bench.problems(batch) == (2...4).map { "accounts.csv, line \($0), " + expected })
        let update = TestBatch.update(
            "3",
            [
                "deletions/offices.csv": "office\nno1\n",
                "accounts.csv":
                    "account,payer,address,residents,stove,benefit,office\n100001,Бірінші,Мекенжай,2,gas,none,no1\n",
            ])
        #expect(try await bench.problems(update) == ["accounts.csv, line 2, " + expected])
    }

    @Test("A batch that is refused at its end leaves the earlier data unchanged")
    func refused() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        var bad = try TestBatch.example().with([("bill_lines.csv", "251.00", "251.01")])
        bad.batch = "2"
        #expect(try await bench.problems(bad).count == 1)
        #expect(try await bench.rowCount() == 79)
        #expect(
            try await bench.text("SELECT charged || '' FROM bill_line WHERE step = 'night' AND account = '100001'")
                == "25100")
    }

    @Test("A reader during an import sees the state before it or after it")
    func readers() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let done = Cancellation()
        try await withThrowingTaskGroup { group in
            group.addTask {
                while !done.isRequested {
                    let newest =
                        try await bench.text(
                            "SELECT MIN(batch) || ' ' || MAX(batch) || ' ' || COUNT(*) FROM balance") ?? ""
                    let parts = newest.split(separator: " ")
                    #expect(parts.count == 3 && parts[0] == parts[1] && parts[2] == "8")
                }
            }
            for number in 2...30 {
                var next = try TestBatch.example()
                next.batch = "\(number)"
                #expect(try await bench.run(next) == .published(rows: 79))
            }
            done.request()
            try await group.waitForAll()
        }
    }

    @Test("A cancelled import changes nothing and can be retried")
    func cancelled() async throws {
        let bench = try Bench()
        let path = try TestBatch.example().written(in: bench.directory)
        let work = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await bench.run(path: path)
        }
        await #expect(throws: CancellationError.self) { try await work.value }
        #expect(try await bench.rowCount() == 0)
        #expect(try await bench.run(path: path) == .published(rows: 79))
    }

    @Test("Unreadable batches are distinguished from invalid ones", arguments: ["", "missing", "broken.zip"])
    func unreadable(name: String) async throws {
        let bench = try Bench()
        try Data("PK no archive".utf8).write(to: bench.directory.url.appending(path: "broken.zip"))
        await #expect(throws: UnreadableBatch.self) {
            try await bench.run(path: bench.directory.url.appending(path: name).path)
        }
    }
}
