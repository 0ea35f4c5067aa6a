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
            ("2016-11", 1), ("2018-03", 1), ("2018-05", 1), ("2018-09", 1), ("2018-11", 2), ("2019-06", 3),
            ("2019-09", 3),
        ])
    func agree(month: String, count: Int) async throws {
        let (result, rows) = try await check(month)
        #expect((result.count, result.agreeing) == (count, count))
        #expect(rows == [])
    }

    @Test("Charges that differ are listed with their likely cause, unchecked ones with what is missing, by account")
    func differ() async throws {
        try await database.publish { connection in
            try connection.execute("UPDATE household SET residents = 2 WHERE account = '4900835'")
            try connection.execute("UPDATE bill_line SET quantity = quantity + 1000000 WHERE account = '4900621'")
            try connection.execute(
                "DELETE FROM reading WHERE account = '4900999' AND day > $1", [Day(iso: "2019-08-31")!])
        }
        let (result, rows) = try await check("2019-09")
        #expect((result.agreeing, result.differing, result.impossible) == (1, 1, 1))
        #expect(
            rows == [
                "4900835,electricity,2019-09,5029.71,5378.14,-348.43,differs,residents,3",
                "4900999,electricity,2019-09,2600.26,,,lacks,reading_of,ZZ000999",
            ])
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
