import Domain
import Store
import Testing

@testable import Exchange

@Suite("A supplier with another code")
struct RenamedSupplierTests {
    private static func renamed() throws -> TestBatch {
        var batch = try TestBatch.example()
        for name in ["suppliers.csv", "offices.csv", "services.csv"] {
            batch.files[name] = batch.files[name]?.replacing("ENERGO,", with: "QUAT,")
        }
        (batch.supplier, batch.batch) = ("QUAT", "renamed")
        return batch.with([
            ("suppliers.csv", "phones\n", "phones,renamed_from\n"),
            ("suppliers.csv", "399-00-00\"\n", "399-00-00\",ENERGO\n"),
        ])
    }

    @Test("A full batch says which code it was; later ones need not")
    func full() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        #expect(try await bench.run(Self.renamed()) == .published(rows: 79))
        var next = TestBatch.update("next", UpdateTests.october)
        next.supplier = "QUAT"
        #expect(try await bench.run(next) == .published(rows: 3))
        var old = TestBatch.update("old", UpdateTests.october)
        old.supplier = "ENERGO"
        #expect(
            try await bench.problems(old).first?.hasPrefix(
                "manifest.json, column supplier: found \"ENERGO\"; expected \"QUAT\"") == true)
    }

    @Test("An update takes services and offices along")
    func update() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        var update = TestBatch.update(
            "2", ["suppliers.csv": "supplier,name_kk,name_ru,name_en,renamed_from\nQUAT,Қуат,Куат,Quat,ENERGO\n"])
        update.supplier = "QUAT"
        #expect(try await bench.run(update) == .published(rows: 1))
        let catalogue = try await bench.database.read { try Operator($0).catalogue() }
        #expect(catalogue?.supplier.code.text == "QUAT")
        #expect(catalogue?.services.count == 3)
        #expect(catalogue?.offices.count == 2)
        #expect(try await bench.text("SELECT supplier FROM supplier WHERE supplier = 'ENERGO'") == nil)
    }

    @Test("A former code is nobody else's in the batch", arguments: [("A", "B", "B"), ("A", "ENERGO", "ENERGO")])
    func ambiguous(code: String, former: String, found: String) async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let rows = "\(code),А,А,A,\(former)\nB,Б,Б,B,ENERGO\n"
        var update = TestBatch.update("2", ["suppliers.csv": "supplier,name_kk,name_ru,name_en,renamed_from\n" + rows])
        update.supplier = "B"
        #expect(
            try await bench.problems(update).first?.hasPrefix(
                "suppliers.csv, column renamed_from: found \"\(found)\"; expected the former code") == true)
    }

    @Test("Another supplier is no new name", arguments: ["OTHER", ""])
    func refused(former: String) async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let batch = try Self.renamed().with([("suppliers.csv", ",ENERGO\n", ",\(former)\n")])
        #expect(
            try await bench.problems(batch) == [
                "manifest.json, column supplier: found \"QUAT\"; expected \"ENERGO\", whose batches were published before; "
                    + "or a supplier that suppliers.csv says is renamed_from it"
            ])
    }
}
