import Domain
import Exchange
import Foundation
import SQLiteEngine
import Store
import Subprocess
import Synchronization
import Testing

@testable import Operations

@Suite("Backups of the embedded databases")
struct BackupTests {
    private let folder: String
    private var directory: String { folder + "/var" }
    private var file: String { folder + "/backup.tar.gz" }

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(
            at: url.appending(path: "var"), withIntermediateDirectories: true)
        folder = url.path
    }

    /// With the example's batch in it.
    private func database() async throws -> SQLiteDatabase {
        let example = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "ExchangeTests/Example").path
        let database = try SQLiteDatabase(directory: directory, holder: "test")
        _ = try await BatchImport(path: example, now: Timestamp(seconds: 0)).run(on: database)
        return database
    }

    private func backUp() throws { _ = try Backup(file: file).make(of: directory, version: "1.2.3") { _, _ in } }

    private func restore(to directory: String) throws -> BackupManifest {
        try Backup(file: file).restore(to: directory) { _, _ in }
    }

    /// Every row of a database's tables, as text.
    private func dump(_ path: String) async throws -> String {
        let arguments: Arguments = ["-readonly", path, ".dump"]
        return try await run(.name("sqlite3"), arguments: arguments, output: .string(limit: 1 << 24)).standardOutput
    }

    @Test("The restored databases equal the originals, and the portal opens them")
    func roundTrip() async throws {
        let original = try await database()
        try await original.write {
            try Operator($0).addCustomer(email: "a@b.kz", password: "hash", accounts: [], now: Timestamp(seconds: 0))
        }
        try backUp()
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect(attributes[.posixPermissions] as? Int == 0o600)

        let restored = folder + "/restored"
        #expect(try restore(to: restored).version == "1.2.3")
        for name in Backup.names {
            let expected = try await dump(directory + "/" + name)
            #expect(expected.contains("INSERT INTO"))
            #expect(try await dump(restored + "/" + name) == expected)
            let mode =
                try FileManager.default.attributesOfItem(atPath: restored + "/" + name)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
        let again = try SQLiteDatabase(directory: restored, holder: "test")
        #expect(try await again.read { try Authentication($0).credentials(email: "a@b.kz") } != nil)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
                "backup.tar.gz", "restored", "var",
            ])
    }

    /// A writer counts in both files in turn, as fast as it can: at any time the portal's count is the billing's, or
    /// one less. An inconsistent snapshot would show another difference.
    @Test("While the portal writes, both files are one consistent snapshot")
    func oneMoment() async throws {
        let database = try await database()
        let writer = Writer()
        try await withThrowingTaskGroup { group in
            group.addTask { try await writer.run(on: database) }
            defer { writer.isDone.store(true, ordering: .relaxed) }
            for round in 0..<5 {
                let before = writer.count.load(ordering: .relaxed)
                while writer.count.load(ordering: .relaxed) == before, !writer.isDone.load(ordering: .relaxed) {
                    await Task.yield()
                }
                let backup = Backup(file: file + "\(round)")
                _ = try backup.make(of: directory, version: "1.2.3") { _, _ in }
                let restored = folder + "/restored\(round)"
                _ = try backup.restore(to: restored) { _, _ in }
                let counts = try SQLiteReader(directory: restored).read { connection in
                    try [
                        connection.row("SELECT COUNT(*) FROM billing_step WHERE number <= 0", []) { $0.int(0) },
                        connection.row("SELECT COUNT(*) FROM portal_step WHERE number <= 0", []) { $0.int(0) },
                    ].compactMap(\.self)
                }
                #expect(counts.count == 2 && counts[1] > before && 0...1 ~= counts[0] - counts[1])
            }
        }
    }

    @Test("A directory that is not empty is left unchanged")
    func notEmpty() async throws {
        do { _ = try await database() }
        try backUp()
        #expect(throws: DirectoryNotEmpty.self) { try restore(to: directory) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory).contains("portal.sqlite"))
    }

    @Test("Nothing is restored while a portal is running")
    func inUse() async throws {
        let database = try await database()
        try backUp()
        let error = #expect(throws: DirectoryInUse.self) { try restore(to: directory) }
        #expect(error?.description.contains("in use by: test") == true)
        withExtendedLifetime(database) {}
    }

    @Test("An existing file is not overwritten, and a directory without databases is not backed up")
    func refused() async throws {
        #expect(throws: BackupError.noDatabase(directory: directory)) { try backUp() }
        do { _ = try await database() }
        try Data("mine".utf8).write(to: URL(filePath: file))
        #expect(throws: BackupError.exists(file)) { try backUp() }
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
    }

    @Test(
        "A truncated or changed backup is refused, and leaves nothing behind",
        arguments: ["cut", "changed", "other"])
    func damaged(how: String) async throws {
        do { _ = try await database() }
        try backUp()
        var bytes = try Data(contentsOf: URL(filePath: file))
        switch how {
        case "cut": bytes = bytes.prefix(bytes.count / 2)
        // Several bytes: a single one may be padding of the archive, which is no part of any file.
        case "changed": for index in 0..<64 { bytes[bytes.count / 2 + index] ^= 0x10 }
        default: bytes = Data("no archive at all".utf8)
        }
        try bytes.write(to: URL(filePath: file))
        let restored = folder + "/restored"
        #expect(throws: BackupError.self) { try restore(to: restored) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: restored) == ["kabinet.lock"])
    }

    @Test("What a killed backup left behind is cleared by the next, and what a running one has is not")
    func killedBackup() async throws {
        do { _ = try await database() }
        let left = folder + "/.kabinet-backup-Ab12Cd"
        try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
        try Data("half".utf8).write(to: URL(filePath: left + "/portal.sqlite"))
        let running = try BackupScratch(beside: file)
        try backUp()
        #expect(!FileManager.default.fileExists(atPath: left))
        #expect(FileManager.default.fileExists(atPath: running.path))
        running.remove()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["backup.tar.gz", "var"])
    }

    @Test(
        "A killed restore begins anew, and nothing opens its half of the databases",
        arguments: [["portal.sqlite.part", "billing.sqlite.part-wal"], ["billing.sqlite", "portal.sqlite.part"]])
    func killedRestore(left: [String]) async throws {
        do { _ = try await database() }
        try backUp()
        let restored = folder + "/restored"
        try FileManager.default.createDirectory(atPath: restored, withIntermediateDirectories: true)
        for name in left { try Data("half".utf8).write(to: URL(filePath: restored + "/" + name)) }
        #expect(throws: RestoreInterrupted.self) { try SQLiteDatabase(directory: restored, holder: "test") }
        _ = try restore(to: restored)
        for name in Backup.names {
            let (copy, original) = (try await dump(restored + "/" + name), try await dump(directory + "/" + name))
            #expect(copy == original)
        }
        _ = try SQLiteDatabase(directory: restored, holder: "test")
    }

    @Test(
        "Tables, indexes and triggers of others are not restored",
        arguments: [
            "CREATE TABLE other (number INTEGER)", "CREATE INDEX other ON customer (created_at)",
            "CREATE TRIGGER other AFTER UPDATE ON customer BEGIN DELETE FROM customer; END",
            "CREATE VIEW other AS SELECT 1", "DROP TABLE beat",
        ])
    func foreign(change: String) async throws {
        do { _ = try await database() }
        let sqlite = try await run(
            .name("sqlite3"), arguments: [directory + "/portal.sqlite", change], output: .discarded)
        try #require(sqlite.terminationStatus.isSuccess)
        try backUp()
        let restored = folder + "/restored"
        #expect(throws: DatabaseError.self) { try restore(to: restored) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: restored) == ["kabinet.lock"])
    }

    @Test("A pipe or a device is no backup, and is refused at once", .timeLimit(.minutes(10)))
    func pipe() throws {
        try #require(mkfifo(file, 0o600) == 0)
        let restored = folder + "/restored"
        #expect(throws: BackupError.unusable(file, reason: .notAFile)) { try restore(to: restored) }
    }
}

private final class Writer: Sendable {
    let isDone = Atomic(false)
    let count = Atomic(0)

    func run(on database: SQLiteDatabase) async throws {
        defer { isDone.store(true, ordering: .relaxed) }
        while !isDone.load(ordering: .relaxed) {
            let number = count.load(ordering: .relaxed)
            try await database.publish { try $0.execute("INSERT INTO billing_step (number) VALUES ($1)", [-number]) }
            try await database.write { try $0.execute("INSERT INTO portal_step (number) VALUES ($1)", [-number]) }
            count.add(1, ordering: .relaxed)
        }
    }
}
