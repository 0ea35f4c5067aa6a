import Foundation
import PostgreSQLEngine
import SQLiteEngine
import Store
import TestDatabases
import Testing

@testable import Exchange

@Suite struct KillTests {
    /// The program's database: SQLite's directory, or PostgreSQL.
    private struct Place {
        let directory: TemporaryDirectory
        let address: String?

        init() throws {
            directory = try TemporaryDirectory()
            address = try TestDatabase.server == nil ? nil : TestDatabase.emptySchema()
        }

        var options: [String] { address.map { ["--database", $0] } ?? ["--directory", directory.url.path] }

        func open() throws -> any Database {
            guard let address else { return try SQLiteDatabase(directory: directory.url.path, holder: "test") }
            return try PostgreSQLDatabase(address: address, timeout: TestDatabase.timeout)
        }

        /// Whether an import has written a large part of its uncommitted rows.
        func isInTheMiddle() throws -> Bool {
            guard address != nil else {
                let log = directory.url.appending(path: "billing.sqlite-wal").path
                guard FileManager.default.fileExists(atPath: log) else { return false }
                return try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int ?? 0 >= 2_000_000
            }
            return try TestDatabase.run(
                """
                SELECT 1 FROM pg_stat_activity WHERE application_name = 'kabinet'
                    AND (query LIKE 'COPY balance%' OR query LIKE 'DELETE FROM balance WHERE%')
                """) != nil
        }
    }

    /// The program, which is next to the tests if both were built.
    static let program =
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "kabinet").path
    static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: program) }

    @Test(
        "Killed in the middle, an import leaves the earlier data unchanged; one that takes rows away, and its undo, too",
        .enabled(if: isBuilt))
    func killed() async throws {
        let place = try Place()
        #expect(try ended(["import", TestBatch.example().written(in: place.directory)], place) == 0)
        let large = ["import", try largeBatch().written(in: place.directory), "--allow", "files-vanish"]
        #expect(try killed(large, place), "it was killed before its end")
        #expect(try await batches(place) == "1 79")

        #expect(try ended(large, place) == 0)
        #expect(try await batches(place) == "2 200004")

        let deletions = try largeDeletions().written(in: place.directory)
        #expect(try killed(["import", deletions], place), "it was killed before its end")
        #expect(try await batches(place) == "2 200004")
        #expect(try await balances(place) == 180_000)

        #expect(try ended(["import", deletions], place) == 0)
        #expect(try await batches(place) == "3 180000")
        #expect(try await balances(place) == 0)

        #expect(try killed(["batches", "undo"], place), "it was killed before its end")
        #expect(try await batches(place) == "3 180000")
        #expect(try await balances(place) == 0)
        #expect(try ended(["batches", "undo"], place) == 0)
        #expect(try await batches(place) == "2 200004")
        #expect(try await balances(place) == 180_000)
    }

    @Test("Killed in the middle, a part and its undo leave the earlier data unchanged", .enabled(if: isBuilt))
    func killedPart() async throws {
        let place = try Place()
        let large = try largeBatch()
        #expect(try ended(["import", large.written(in: place.directory)], place) == 0)
        var part = large
        part.files = large.files.filter { ["services.csv", "balances.csv"].contains($0.key) }
        (part.batch, part.kind) = ("part", "part")
        let path = try part.written(in: place.directory)
        #expect(try killed(["import", path], place), "it was killed before its end")
        #expect(try await batches(place) == "1 200004")
        #expect(try ended(["import", path], place) == 0)
        #expect(try await batches(place) == "2 180003")

        #expect(try killed(["batches", "undo"], place), "it was killed before its end")
        #expect(try await batches(place) == "2 180003")
        #expect(try await balances(place) == 180_000)
        #expect(try ended(["batches", "undo"], place) == 0)
        #expect(try await batches(place) == "1 200004")
        #expect(try await balances(place) == 180_000)
    }

    /// Without giving up its thread: on a busy machine the work would be over before the test is continued.
    ///
    /// - Returns: whether it was still running.
    private func killed(_ command: [String], _ place: Place) throws -> Bool {
        var program = try RunningProgram(Self.program, command + place.options)
        while try !place.isInTheMiddle() {
            guard program.isRunning else { return false }
            sched_yield()
        }
        return program.kill()
    }

    /// Returns the exit code.
    private func ended(_ command: [String], _ place: Place) throws -> Int32? {
        var program = try RunningProgram(Self.program, command + place.options)
        return program.wait()
    }

    /// The latest batch, and its number of rows.
    private func batches(_ place: Place) async throws -> String? {
        try await place.open().read { connection in
            try connection.row(
                """
                SELECT number || ' ' || row_count FROM batch WHERE undone_at IS NULL ORDER BY number DESC LIMIT 1
                """, []
            ) { $0.text(0) }
        }
    }

    private func balances(_ place: Place) async throws -> Int? {
        try await place.open().read { try $0.row("SELECT COUNT(*) FROM balance", []) { Int($0.int(0)) } }
    }

    /// All balances of the large batch.
    private func largeDeletions() throws -> TestBatch {
        let balances = try largeBatch().files["balances.csv"] ?? ""
        let keys = balances.split(separator: "\n").map {
            $0.split(separator: ",").prefix(3).joined(separator: ",") + "\n"
        }
        return .update("deletions", ["deletions/balances.csv": keys.joined()])
    }

    /// So many rows that the database must write before the end of the batch.
    private func largeBatch() throws -> TestBatch {
        var files = try TestBatch.example().files.filter { ["suppliers.csv", "services.csv"].contains($0.key) }
        let accounts = (0..<20_000).map { "\(100_000 + $0)" }
        files["accounts.csv"] =
            "account,payer,address,residents,stove,benefit\n"
            + accounts.map { "\($0),Тұтынушы,Мекенжай,1,gas,none\n" }.joined()
        files["balances.csv"] =
            "account,service,month,opening,charged,adjusted,paid,closing\n"
            + accounts.map { account in
                (1...9).map { "\(account),el,2019-0\($0),0.00,10.00,0.00,10.00,0.00\n" }.joined()
            }.joined()
        return TestBatch(files: files, batch: "large")
    }
}

/// A program without output, that runs when the initialiser returns: Subprocess continues its caller some time later. Its number is
/// that of no other process until its end was told.
private struct RunningProgram {
    private let number: pid_t
    private var status: Int32?

    init(_ path: String, _ arguments: [String]) throws {
        var silent = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&silent)
        defer { posix_spawn_file_actions_destroy(&silent) }
        for output in [STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&silent, output, "/dev/null", O_WRONLY, 0)
        }
        let words = ([path] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        var number = pid_t()
        try #require(posix_spawn(&number, path, &silent, nil, words + [nil], environ) == 0)
        self.number = number
    }

    var isRunning: Bool {
        mutating get {
            end(WNOHANG)
            return status == nil
        }
    }

    /// False if it had ended.
    mutating func kill() -> Bool {
        guard isRunning else { return false }
        Glibc.kill(number, SIGKILL)
        end()
        return status == SIGKILL
    }

    /// The exit code; nil if it was killed.
    mutating func wait() -> Int32? {
        end()
        return status.flatMap { $0 & 0x7F == 0 ? $0 >> 8 : nil }
    }

    private mutating func end(_ options: Int32 = 0) {
        guard status == nil else { return }
        var ended: Int32 = 0
        if waitpid(number, &ended, options) == number { status = ended }
    }
}
