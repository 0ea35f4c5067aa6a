import FoundationEssentials
import Testing

@testable import Exchange

@Suite struct ManifestTests {
    @Test(
        "An invalid manifest is refused, with the place",
        arguments: [
            (
                "\"format\": \"kabinet-exchange\"", "\"format\": \"other\"",
                [
                    "manifest.json, column format: found \"other\"; expected \"kabinet-exchange\""
                ]
            ),
            (
                "\"version\": 1", "\"version\": 2",
                [
                    "manifest.json, column version: found 2; expected 1, the version that this program reads"
                ]
            ),
            (
                "\"version\": 1", "\"version\": \"1\"",
                [
                    "manifest.json, column version: found \"1\"; expected 1, the version that this program reads"
                ]
            ),
            (
                "\"kind\": \"full\"", "\"kind\": \"partial\"",
                [
                    "manifest.json, column kind: found \"partial\"; expected \"full\", \"update\" or \"part\""
                ]
            ),
            (
                "\"payments_as_of\": \"2019-10-16\"", "\"payments_as_of\": \"16.10.2019\"",
                [
                    "manifest.json, column payments_as_of: found \"16.10.2019\"; expected a day such as 2019-09-30"
                ]
            ),
            (
                "\"version\": 1", "\"version\": 1, \"author\": \"x\"",
                [
                    "manifest.json, column author: found a key that the format does not have; expected only the keys "
                        + "format, version, supplier, batch, kind, payments_as_of, files"
                ]
            ),
            (
                "\"kind\": \"full\"", "\"kind\": \"full\", \"k\\u0069nd\": \"update\"",
                ["manifest.json, column kind: found the key twice in an object; expected each key once"]
            ),
            (
                "\"name\": \"offices.csv\", \"rows\": 2", "\"name\": \"offices.csv\", \"rows\": 2, \"rows\": 3",
                ["manifest.json, column rows: found the key twice in an object; expected each key once"]
            ),
            (
                "\"version\": 1", "\"version\": 1, \"a\\u001B[31m\": \"x\"",
                [
                    "manifest.json, column a\\u{1B}[31m: found a key that the format does not have; expected only the "
                        + "keys format, version, supplier, batch, kind, payments_as_of, files"
                ]
            ),
            (
                "\"supplier\": \"ENERGO\"", "\"supplier\": \"NOBODY\"",
                [
                    "manifest.json, column supplier: found \"NOBODY\"; expected a supplier that is in suppliers.csv"
                ]
            ),
            (
                "\"name\": \"offices.csv\"", "\"name\": \"suppliers.csv\"",
                [
                    "manifest.json, column files[1].name: found \"suppliers.csv\"; "
                        + "expected the name of a file of the format, each once"
                ]
            ),
            (
                "\"paid\": \"5650.00\", ", "",
                [
                    "manifest.json, column files[15].sums.paid: found nothing; "
                        + "expected the column's sum, such as \"9108.80\""
                ]
            ),
            (
                "\"paid\": \"5650.00\"", "\"paid\": 5650",
                [
                    "manifest.json, column files[15].sums.paid: found 5650; expected the column's sum, such as \"9108.80\""
                ]
            ),
            (
                "\"paid\": \"5650.00\"", "\"paid\": \"5650.01\"",
                [
                    "balances.csv, column paid: found 5650.00 in all; expected 5650.01, as the manifest says"
                ]
            ),
            (
                "\"readings.csv\", \"rows\": 9", "\"readings.csv\", \"rows\": 10",
                [
                    "readings.csv: found 9 rows; expected 10, as the manifest says"
                ]
            ),
            ("{\"format\"", "\"format\"", ["manifest.json: found \"\"format\"…\"; expected a JSON object in UTF-8"]),
        ])
    func refuses(old: String, new: String, problems: [String]) async throws {
        let bench = try Bench()
        var batch = try TestBatch.example()
        let manifest = batch.fittingManifest
        #expect(manifest.components(separatedBy: old).count == 2, "\(old) occurs once")
        batch.manifest = manifest.replacing(old, with: new)
        if problems.first?.contains("a JSON object") == true {
            #expect(try await bench.problems(batch).count == 1)
        } else {
            let told = try await bench.problems(batch)
            #expect(told == problems)
        }
        #expect(try await bench.rowCount() == 0)
    }

    @Test("The files are those that the manifest lists")
    func files() async throws {
        let bench = try Bench()
        var batch = try TestBatch.example()
        batch.manifest = batch.fittingManifest.replacing(
            "\"name\": \"norms.csv\", \"rows\": 2, \"sums\": {}}, {", with: "")
        #expect(
            try await bench.problems(batch) == [
                "norms.csv: found a file that the manifest does not list; expected its control totals"
            ])

        batch = try TestBatch.example()
        batch.manifest = batch.fittingManifest
        batch.files["norms.csv"] = nil
        #expect(
            try await bench.problems(batch) == [
                "norms.csv: found no such file; expected the file, as the manifest lists it"
            ])

        batch = try TestBatch.example()
        batch.files["balances.csv"] = nil
        #expect(
            try await bench.problems(batch).first
                == "balances.csv: found no such file; expected the file, which a full batch must have")

        batch = try TestBatch.example()
        batch.files["meter.csv"] = ""
        #expect(
            try await bench.problems(batch).first?.hasPrefix("meter.csv: found a file that the format does") == true)
    }
}
