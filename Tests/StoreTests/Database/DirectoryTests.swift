import Foundation
import GRDB
import SQLiteEngine
import Store
import Synchronization
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

    @Test("The lock ends with its holder, though a child that is being started has the file open too")
    func lockOfChild() throws {
        var child: Int32?
        do {
            let database = try SQLiteDatabase(directory: directory, holder: "kabinet serve")
            var lock = stat()
            try #require(stat(directory + "/kabinet.lock", &lock) == 0)
            let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap(
                Int32.init)
            child = descriptors.first { descriptor in
                var open = stat()
                return fstat(descriptor, &open) == 0 && open.st_ino == lock.st_ino && open.st_dev == lock.st_dev
            }.map { dup($0) }
            withExtendedLifetime(database) {}
        }
        defer { child.map { _ = close($0) } }
        try #require(child != nil)
        _ = try SQLiteDatabase(directory: directory, holder: "kabinet migrate")
    }

    @Test("Only the owner can read the databases and their directory, whatever was there before")
    func modes() async throws {
        let names = ["portal.sqlite", "billing.sqlite"]
        do { _ = try SQLiteDatabase(directory: directory, holder: "test") }
        for path in [directory] + names.map({ directory + "/" + $0 }) {
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
        let database = try SQLiteDatabase(directory: directory, holder: "test")
        try await database.write { try $0.execute("UPDATE beat SET number = 1") }
        #expect(try mode(directory) == 0o700)
        let files = try FileManager.default.contentsOfDirectory(atPath: directory)
        #expect(files.contains("portal.sqlite-wal"))
        for file in files { #expect(try mode(directory + "/" + file) == 0o600, "\(file)") }
        withExtendedLifetime(database) {}
    }

    @Test("A symbolic link in the lock's place is not followed")
    func linkedLock() throws {
        let other = directory + "/other"
        try Data("mine".utf8).write(to: URL(filePath: other))
        try FileManager.default.createSymbolicLink(
            atPath: directory + "/kabinet.lock", withDestinationPath: other)
        #expect(throws: DirectoryInUse.self) { try SQLiteDatabase(directory: directory, holder: "test") }
        #expect(try String(contentsOfFile: other, encoding: .utf8) == "mine")
    }

    @Test("A publication that fails gives the disk back")
    func givesBack() async throws {
        let database = try SQLiteDatabase(directory: directory, holder: "test")
        #expect(try logSize() == 0)
        // More than SQLite's cache, so that the log has it before the transaction ends.
        await #expect(throws: Failure.self) {
            try await database.publish { connection in
                for number in 0..<200_000 {
                    try connection.execute("INSERT INTO billing_step (number) VALUES ($1)", [-number])
                }
                throw Failure()
            }
        }
        #expect(try logSize() == 0)
    }

    @Test("So does one that is cancelled")
    func givesBackWhenCancelled() async throws {
        let database = try SQLiteDatabase(directory: directory, holder: "test")
        let (much, isMuch) = AsyncStream.makeStream(of: Void.self)
        // As an import does, the body looks itself: SQLite is interrupted only while a statement runs.
        let isCancelled = Atomic(false)
        let publication = Task {
            try await database.publish { connection in
                for number in 0..<100_000_000 {
                    try connection.execute("INSERT INTO billing_step (number) VALUES ($1)", [-number])
                    if number == 200_000 { isMuch.finish() }
                    guard !isCancelled.load(ordering: .relaxed) else { throw CancellationError() }
                }
            }
        }
        for await _ in much {}
        #expect(try logSize() > 0)
        publication.cancel()
        isCancelled.store(true, ordering: .relaxed)
        await #expect(throws: (any Error).self) { try await publication.value }
        #expect(try logSize() == 0)
    }

    private func logSize() throws -> Int {
        let log = try FileManager.default.attributesOfItem(atPath: directory + "/billing.sqlite-wal")
        return log[.size] as? Int ?? -1
    }

    @Test("A full disk is no fault of the program: later attempts may succeed")
    func full() async throws {
        let database = try SQLiteDatabase(directory: directory, holder: "test")
        let fill: @Sendable (any Connection) throws -> Void = { connection in
            // No less than it has already.
            try connection.execute("PRAGMA main.max_page_count = 1")
            try connection.execute("CREATE TABLE filler (content BYTEA NOT NULL)")
            try connection.execute(
                "INSERT INTO filler (content) VALUES ($1)", [[UInt8](repeating: 1, count: 1 << 20)])
        }
        await #expect(throws: DatabaseUnavailable.self) { try await database.write(fill) }
        await #expect(throws: DatabaseUnavailable.self) { try await database.publish(fill) }
    }

    private struct Failure: Error {}

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
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
