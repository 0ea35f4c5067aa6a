import Domain
import Foundation
import Store
import Testing

@testable import Exchange

@Suite("Parts, updates and full batches after them are undone")
struct PartUndoTests {
    @Test("One after the other: every row is as it was, with the number of its batch")
    func backwards() async throws {
        var energy = try TwoSuppliers.energy().with([
            ("bill_lines.csv", "fixed,1,350,350.00", "fixed,1,400,400.00"),
            ("balances.csv", "350.00,350.00,0.00,1000.00,-300.00", "350.00,400.00,0.00,1000.00,-250.00"),
        ])
        energy.files["accounts.csv"] =
            "account,payer,address,residents,stove,benefit\n100001,Жаңа,Мекенжай,2,gas,none\n"
        energy.files["categories.csv"] = "category,position,name_kk\nnew,9,Жаңа\n"
        energy.files["payment_splits.csv"] = energy.files["payment_splits.csv"]!.replacing(
            "100002,P-2", with: "100001,S-1,waste,200.00\n100002,P-2")
        energy.files["balances.csv"] = energy.files["balances.csv"]!.replacing(
            "100002,waste", with: "100001,waste,2019-10,1050.00,0.00,0.00,200.00,850.00\n100002,waste")
        let gone = TestBatch.update(
            "gone",
            [
                "deletions/payments.csv": "account,payment\n100003,P-3\n",
                "deletions/payment_splits.csv": "account,payment,service\n100003,P-3,el\n100003,P-3,advance\n",
                "suppliers.csv": "supplier,name_kk,renamed_from\nELECTRO,Э,ENERGO\n",
                "households.csv": "account,valid_from,residents,stove,benefit\n100001,2019-09-01,9,gas,none\n",
            ])
        var renamed = gone
        renamed.supplier = "ELECTRO"
        var full = try TestBatch.example().without("100003", named: "full-2")
        full.files["suppliers.csv"] = full.files["suppliers.csv"]!.replacing("ENERGO,", with: "ELECTRO,")
        for file in ["services.csv", "offices.csv"] {
            full.files[file] = full.files[file]!.replacing(",ENERGO,", with: ",ELECTRO,")
        }
        full.supplier = "ELECTRO"
        var after = TestBatch.update("after", UpdateTests.october)
        after.supplier = "ELECTRO"
        let later = TwoSuppliers.waterAfterShared("water-2").without(files: ["readings.csv", "bill_readings.csv"])

        let batches = [
            try TwoSuppliers.full(), .update("october", UpdateTests.october), TwoSuppliers.water(), TwoSuppliers.shared,
            energy, later, renamed, full, after,
        ]
        let bench = try Bench()
        var states: [String] = []
        for batch in batches {
            try await bench.publish(batch)
            states.append(try await bench.state())
        }
        #expect(Set(states).count == batches.count)
        for number in batches.indices.dropFirst().reversed() {
            let (undone, inForce) = (batches[number].batch, batches[number - 1].batch)
            #expect(try await bench.undo() == .undone(batch: undone, inForce: inForce))
            #expect(try await bench.state() == states[number - 1], "\(undone)")
        }
        #expect(try await bench.refusal() == "full is the first batch: there is none before it")
    }

    @Test("Parts of a supplier that gets another code are its own under the new one, until that is undone")
    func renamed() async throws {
        let bench = try Bench()
        try await bench.publish(TwoSuppliers.full(), TwoSuppliers.water())
        let owner: SQL = "SELECT part_of FROM batch WHERE number = 2"
        let rename = TestBatch.update(
            "rename", ["suppliers.csv": "supplier,name_kk,name_ru,name_en,renamed_from\nAQUA,А,А,A,WATER\n"])
        try await bench.publish(rename)
        #expect(try await bench.text(owner) == "AQUA")
        var aqua = TwoSuppliers.water("aqua")
        aqua.supplier = "AQUA"
        for file in ["services.csv", "offices.csv"] {
            aqua.files[file] = aqua.files[file]!.replacing(",WATER,", with: ",AQUA,")
        }
        try await bench.publish(aqua)
        _ = try await bench.undo()
        #expect(try await bench.text(owner) == "AQUA")
        _ = try await bench.undo()
        #expect(try await bench.text(owner) == "WATER")
        try await bench.publish(TwoSuppliers.water("again"))
    }

    @Test("The last two parts of a supplier can be undone, with what came after them; what is kept does not grow")
    func bounded() async throws {
        let bench = try Bench()
        try await bench.publish(TwoSuppliers.full())
        var states: [String] = []
        for name in ["1", "2", "3", "4"] {
            try await bench.publish(TwoSuppliers.water("water-" + name), TwoSuppliers.energy("energy-" + name))
            states.append(try await bench.state())
        }
        #expect(try await bench.keptBatches() == [6, 7, 8, 9])
        for number in [2, 1] {
            for _ in 1...2 { _ = try await bench.undo() }
            #expect(try await bench.state() == states[number])
        }
        #expect(
            try await bench.refusal()
                == "water-2 is not kept any more: import what was in force before under a new name")
    }

    @Test("An account that was deleted meanwhile stays deleted")
    func deletedAccount() async throws {
        let bench = try Bench()
        try await bench.publish(TwoSuppliers.full(), TwoSuppliers.water("1"), TwoSuppliers.water("2"))
        try await bench.database.publish { try Operator($0).deleteData(of: [AccountNumber(stored: "100002")]) }
        let before = try await bench.state()
        _ = try await bench.undo()
        #expect(try await bench.state() == before.replacing("batch 3", with: "batch 2"))
    }

    @Test("Rows that were kept by a program with fewer columns are put back without the others")
    func fewerColumns() async throws {
        let bench = try Bench()
        try await bench.publish(TwoSuppliers.full(), TwoSuppliers.water())
        try await bench.database.publish { connection in
            let name = KeptRows.folder + BatchFile.suppliers.name
            try connection.execute("DELETE FROM batch_content WHERE file = $1", [name])
            let file = try KeptFile(name, of: 2, connection)
            let titles = "supplier,name_kk,name_ru,name_en,batch"
            let rows = try #require(StoredRows(BatchFile.suppliers, titles: titles))
            try Array(titles.utf8).withUnsafeBytes { try file.write($0, at: 0) }
            let stored = try connection.rows("SELECT " + rows.columns.joined() + " FROM supplier") { rows.bytes($0) }
            try stored.flatMap { $0 }.withUnsafeBytes { try file.write($0, at: 1) }
        }
        _ = try await bench.undo()
        let found: SQL = "SELECT name_kk || COALESCE(phones, '-') || batch FROM supplier WHERE supplier = 'ENERGO'"
        #expect(try await bench.text(found) == "Үлгі Энерго-1")
    }

    @Test("A part that was undone can be published again, and what is damaged is told")
    func again() async throws {
        let bench = try Bench()
        try await bench.publish(TwoSuppliers.full())
        let before = try await bench.state()
        for _ in 1...2 {
            try await bench.publish(TwoSuppliers.water())
            #expect(try await bench.run(TwoSuppliers.water()) == .unchanged)
            _ = try await bench.undo()
            #expect(try await bench.state() == before)
        }
        try await bench.publish(TwoSuppliers.water("2"))
        try await bench.database.publish { connection in
            try connection.execute("UPDATE batch_content SET size = size + 1 WHERE file = 'kept/services.csv'")
        }
        #expect(try await bench.refusal() == "kept/services.csv of batch 4 is damaged")
    }
}
