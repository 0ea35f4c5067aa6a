import Foundation
import Testing
import Words

@testable import Exchange

/// What leads from the report to the mend.
@Suite struct CauseTests {
    @Test("The account's number stands beside the line, also where its rows are checked together")
    func accounts() async throws {
        let cell = try await report([("payments.csv", "2019-09-12,2019-09", "12.09.2019,2019-09")])
        #expect(cell.problems.first?.account == "100001")
        let together = try await report([("balances.csv", "-100.00,2000.00,2256.00", "-100.00,2000.00,2256.01")])
        #expect(together.problems.first?.column == "closing")
        #expect(together.problems.first?.account == "100001")
        #expect(together.text(in: CommandTexts.english.report).contains("(account 100001)"))
    }

    @Test("The first of two rows with the same key is named")
    func repeated() async throws {
        let bills = try await report([
            ("bills.csv", "100001,2019-09,2019-10-01,2019-10-25,,,\n", repeatedBill)
        ])
        let told = bills.problems.map(\.description).filter { $0.contains("a second row") }
        #expect(
            told == [
                "bills.csv, line 3: found a second row with the same account, month as in line 2; "
                    + "expected each once in a batch"
            ])
        let accounts = try await report([
            ("accounts.csv", "\n100002,", "\n100001,Екінші,Үлгі көшесі,1,gas,none,,,no1\n100002,")
        ])
        #expect(accounts.problems.map(\.description).contains { $0.contains("the same account as in line 2") })
    }

    private let repeatedBill = String(repeating: "100001,2019-09,2019-10-01,2019-10-25,,,\n", count: 2)

    @Test(
        "A Cyrillic letter that looks like a Latin one is named",
        arguments: [
            (
                "accounts.csv", "100001,Бірінші", "ZА-1,Бірінші",
                "\"ZА-1\", in which А is a Cyrillic letter (U+0410), not Latin A"
            ),
            (
                "plans.csv", "waste,waste,per_person", "waste,wаste,per_person",
                "\"wаste\", in which а is a Cyrillic letter (U+0430), not Latin a"
            ),
        ])
    func lookAlike(file: String, old: String, new: String, found: String) async throws {
        #expect(try await report([(file, old, new)]).problems.first?.found == found)
    }

    @Test(
        "Other separators than commas are named once for a file",
        arguments: [(";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")])
    func separators(separator: String, name: String) async throws {
        var batch = try TestBatch.example()
        batch.files["payments.csv"] = batch.files["payments.csv"]?.replacing(",", with: separator)
        batch.manifest = try TestBatch.example().fittingManifest
        let problems = try await Bench().problems(batch)
        #expect(problems == ["payments.csv: found \(name) between the fields; expected commas"])
    }

    @Test("Windows-1251 and UTF-16 are named once for a file")
    func encodings() async throws {
        let bench = try Bench()
        let folder = try TestBatch.example().written(in: bench.directory)
        let text = try #require(try TestBatch.example().files["payments.csv"]).replacing("Үлгі банкі", with: "Банк № 1")
        let latin = text.unicodeScalars.map { scalar in
            scalar == "№" ? 0xB9 : scalar.isASCII ? UInt8(scalar.value) : UInt8(scalar.value - 0x0410 + 0xC0)
        }
        try Data(latin).write(to: URL(filePath: folder + "/payments.csv"))
        let words =
            "column bank: found \"Банк № 1\", written in Windows-1251; so may be the rest of the file; expected text"
        let problems = try await problems(bench, folder)
        #expect(problems.count == 1)
        #expect(problems.first?.contains(words) == true, "\(problems)")

        for bytes in [try #require(text.data(using: .utf16)), try #require(text.data(using: .utf16LittleEndian))] {
            try bytes.write(to: URL(filePath: folder + "/payments.csv"))
            #expect(try await self.problems(bench, folder) == ["payments.csv: found text in UTF-16; expected UTF-8"])
        }
        let manifest = try TestBatch.example().fittingManifest
        try #require(manifest.data(using: .utf16)).write(to: URL(filePath: folder + "/manifest.json"))
        #expect(
            try await self.problems(bench, folder) == [
                "manifest.json: found text in UTF-16; expected a JSON object in UTF-8"
            ])
    }

    private func report(_ edits: [(file: String, old: String, new: String)]) async throws -> Report {
        let outcome = try await Bench().run(.example().with(edits))
        guard case .refused(let report) = outcome else {
            Issue.record("\(outcome)")
            return Report()
        }
        return report
    }

    private func problems(_ bench: Bench, _ folder: String) async throws -> [String] {
        guard case .refused(let report) = try await bench.run(path: folder) else { return [] }
        return report.problems.map(\.description)
    }

    @Test(
        "An account whose number has letters of the other alphabet in another file is told",
        arguments: [("А-1", "A-1"), ("A-1", "А-1")])
    func otherAlphabet(number: String, elsewhere: String) async throws {
        var batch = try TestBatch.example()
        for (name, text) in batch.files { batch.files[name] = text.replacing("100002,", with: "\(number),") }
        batch = batch.with([("bills.csv", "\(number),2019-09", "\(elsewhere),2019-09")])
        guard case .refused(let report) = try await Bench().run(batch) else { throw Failure("not refused") }
        #expect(
            report.problems.first?.expected
                == "an account that is in accounts.csv, which has \"\(number)\" in letters of the other alphabet")
    }
}
