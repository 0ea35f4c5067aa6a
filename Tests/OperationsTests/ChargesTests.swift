import Domain
import Exchange
import Foundation
import Operations
import Store
import Synchronization
import TestDatabases
import Testing

@Suite("Checking the charges of a month")
struct ChargesTests {
    private let directory = FileManager.default.temporaryDirectory
        .appending(path: "kabinet-\(UUID().uuidString.prefix(8))").path
    private let database: any Database
    private let reader: any SnapshotReader

    init() async throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        (database, reader) = try TestDatabase.emptyWithReader(in: directory)
        let demo = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Demo").path
        _ = try await BatchImport(path: demo, now: Timestamp(seconds: 0)).run(on: database)
    }

    private func check(_ month: String) async throws -> (result: ChargesRun.Result, rows: [String]) {
        let rows = Rows()
        let run = try ChargesRun(Month(iso: month)!, reader, accountsPerPart: 1)
        let result = try await run.run(write: rows.add) { _, _ in }
        return (result, rows.all)
    }

    @Test(
        "The demo's charges agree to the tiyn: levels, times of day, an exchanged meter, an estimate",
        arguments: [
            ("2016-11", 6, 1, 0), ("2018-03", 6, 1, 0), ("2018-05", 5, 1, 0), ("2018-09", 5, 1, 0),
            ("2018-11", 14, 3, 1),
            ("2019-06", 16, 3, 1), ("2019-09", 16, 3, 1),
        ])
    func agree(month: String, agreeing: Int, sewerage: Int, norms: Int) async throws {
        let (result, rows) = try await check(month)
        #expect((result.agreeing, result.differing) == (agreeing, 0))
        // Sewerage has no meter of its own, and a norm of gas is not in the tariff book.
        #expect(result.reasons == ["lacks readings": sewerage, "lacks meter": norms].filter { $0.value > 0 })
        #expect(rows.count == sewerage + norms && result.withoutBill == 0)
    }

    @Test("Charges that differ are listed with their likely cause, unchecked ones with what is missing, by account")
    func differ() async throws {
        try await database.publish { connection in
            try connection.execute("UPDATE household SET residents = 2 WHERE account = '4900835'")
            try connection.execute(
                "UPDATE bill_line SET quantity = quantity + 1000000 WHERE account = '4900621' AND service = 'tv'")
            try connection.execute(
                "DELETE FROM reading WHERE account = '4900999' AND day > $1", [Day(iso: "2019-08-31")!])
        }
        let (result, rows) = try await check("2019-09")
        #expect((result.agreeing, result.differing, result.impossible) == (12, 3, 5))
        #expect(
            rows.filter { !$0.contains("lacks,readings,") && !$0.hasSuffix(",meter,norm") } == [
                "4900621,tv,2019-09,2649.00,,,differs,\"line_product;line_quantity\",\"all 5298.00;all 1\"",
                // Three residents or more would give the billed sum: none of them is named.
                "4900835,electricity,2019-09,5029.71,5378.14,-348.43,differs,\"line_quantity;line_missing\",\"1 226.23;2 74.77\"",
                "4900835,waste,2019-09,1659.12,,,differs,line_quantity,all 2",
                "4900999,electricity,2019-09,2600.26,,,lacks,reading_of,ZZ000999",
            ])
    }

    @Test("A spreadsheet takes no meter's number for a formula, and negative sums for sums")
    func inert() async throws {
        try await database.publish { connection in
            for table in ["meter", "reading", "bill_reading"] as [SQL] {
                try connection.execute(
                    "UPDATE " + table + " SET meter = $1 WHERE account = '4900999'", ["=cmd|' /C calc'!A0"])
            }
            try connection.execute("UPDATE household SET residents = 2 WHERE account = '4900835'")
            try connection.execute(
                "DELETE FROM reading WHERE account = '4900999' AND day > $1", [Day(iso: "2019-08-31")!])
        }
        let rows = try await check("2019-09").rows
        #expect(rows.contains("4900999,electricity,2019-09,2600.26,,,lacks,reading_of,\"'=cmd|' /C calc'!A0\""))
        #expect(rows.contains { $0.contains(",-348.43,") })
    }

    @Test("A month without bills is refused")
    func none() async throws {
        #expect(throws: JobError.self) { try ChargesRun(Month(iso: "2031-01")!, reader) }
    }
}

private final class Rows: Sendable {
    private let rows = Mutex("")
    @Sendable func add(_ more: String) { rows.withLock { $0 += more } }
    var all: [String] { rows.withLock { $0.split(separator: "\n").map(String.init) } }
}
