import Foundation
import GRDB
import SQLiteEngine
import Store
import Testing

@Suite("The embedded engine")
struct DirectoryTests {
    private let directory: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        directory = folder.path
    }

    @Test("An acknowledged commit is on the disk: full synchronisation, on both files, and write-ahead logs")
    func durability() async throws {
        let database = try SQLiteDatabase(directory: directory, holder: "test")
        let found = try await [
            database.write { try $0.row("PRAGMA main.synchronous", []) { $0.int(0) } },
            database.publish { try $0.row("PRAGMA main.synchronous", []) { $0.int(0) } },
        ]
        #expect(found == [2, 2])
        let journal = try await [
            database.write { try $0.row("PRAGMA main.journal_mode", []) { $0.text(0) } },
            database.publish { try $0.row("PRAGMA main.journal_mode", []) { $0.text(0) } },
        ]
        #expect(journal == ["wal", "wal"])
    }

    @Test("One process at a time, and the lock names its holder")
    func lock() throws {
        let first = try SQLiteDatabase(directory: directory, holder: "kabinet serve")
        let error = #expect(throws: DirectoryInUse.self) {
            try SQLiteDatabase(directory: directory, holder: "kabinet migrate")
        }
        #expect(
            error?.description.contains("kabinet serve, process \(ProcessInfo.processInfo.processIdentifier)") == true)
        withExtendedLifetime(first) {}
    }

    @Test("A directory is reopened with its data")
    func reopening() async throws {
        do {
            let database = try SQLiteDatabase(directory: directory, holder: "first")
            try await database.write {
                try $0.execute("INSERT INTO secret (name, value) VALUES ($1, $2)", ["a", [1, 2] as [UInt8]])
            }
        }
        let database = try SQLiteDatabase(directory: directory, holder: "second")
        let value = try await database.read {
            try $0.row("SELECT value FROM secret WHERE name = $1", ["a"]) { $0.bytes(0) }
        }
        #expect(value == [1, 2])
    }

    @Test("A database of a newer program is refused", arguments: ["portal", "billing"])
    func newer(file: String) throws {
        do { _ = try SQLiteDatabase(directory: directory, holder: "now") }
        let later = try DatabaseQueue(path: "\(directory)/\(file).sqlite")
        try later.write { try $0.execute(sql: "INSERT INTO \(file)_step (number) VALUES (999)") }
        try later.close()

        let error = #expect(throws: SchemaError.self) { try SQLiteDatabase(directory: directory, holder: "now") }
        #expect(error?.description.contains("999") == true)
    }
}
