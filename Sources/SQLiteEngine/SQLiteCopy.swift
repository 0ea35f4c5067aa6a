import GRDB
import GRDBSQLite
import Store

extension SQLiteReader {
    /// Copies a snapshot of both databases, also while another process writes them. Writes during the copy stay in the
    /// write-ahead log, which grows.
    ///
    /// - Parameters:
    ///   - progress: gets the number of copied pages and of all pages. If it throws, the copy is cancelled.
    package static func copy(
        from directory: String, portal: String, billing: String, progress: (_ done: Int, _ total: Int) throws -> Void
    ) throws {
        let source = try SQLiteCopySource(directory: directory)
        try source.atOneMoment { database in
            let handle = database.sqliteConnection
            let targets = [("main", portal), ("billing", billing)]
            var before = 0
            let total = try targets.map { try pages(of: $0.0, database) }.reduce(0, +)
            for (name, path) in targets {
                try copy(handle, name, to: path) { done in try progress(before + done, total) }
                before += try pages(of: name, database)
            }
        }
    }

    private static func pages(of name: String, _ database: GRDB.Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA \(name).page_count") ?? 0
    }

    /// Within the read transaction of `handle`: the copy is of its snapshot, however long it takes.
    private static func copy(
        _ handle: OpaquePointer?, _ name: String, to path: String, progress: (Int) throws -> Void
    ) throws {
        var target: OpaquePointer?
        defer { sqlite3_close(target) }
        guard sqlite3_open_v2(path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK,
            let backup = sqlite3_backup_init(target, "main", handle, name)
        else { throw Store.DatabaseError("\(path): " + String(cString: sqlite3_errmsg(target))) }
        var result = SQLITE_OK
        do {
            while result == SQLITE_OK {
                result = sqlite3_backup_step(backup, 4096)
                try progress(Int(sqlite3_backup_pagecount(backup) - sqlite3_backup_remaining(backup)))
            }
        } catch {
            sqlite3_backup_finish(backup)
            throw error
        }
        sqlite3_backup_finish(backup)
        guard result == SQLITE_DONE else {
            throw Store.DatabaseError("\(path): " + String(cString: sqlite3_errstr(result)))
        }
    }
}

/// Two connections on the same files: one holds a snapshot of both, the other detects commits while it was taken, since
/// a snapshot of several files is taken file by file.
private struct SQLiteCopySource {
    private let reader: DatabaseQueue
    private let watcher: DatabaseQueue

    init(directory: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.readonly = true
        configuration.prepareDatabase { database in
            try database.execute(sql: Dialect.attachBilling, arguments: [directory + "/billing.sqlite"])
        }
        reader = try DatabaseQueue(path: directory + "/portal.sqlite", configuration: configuration)
        watcher = try DatabaseQueue(path: directory + "/portal.sqlite", configuration: configuration)
    }

    func atOneMoment(_ body: (GRDB.Database) throws -> Void) throws {
        try reader.unsafeRead { database in
            while true {
                let before = try versions()
                try database.execute(sql: "BEGIN DEFERRED")
                defer { try? database.execute(sql: "ROLLBACK") }
                for file in ["main", "billing"] {
                    _ = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM \(file).sqlite_schema")
                }
                guard try versions() == before else { continue }
                return try body(database)
            }
        }
    }

    /// They change with every commit of another connection.
    private func versions() throws -> [Int?] {
        try watcher.unsafeRead { database in
            try ["main", "billing"].map { try Int.fetchOne(database, sql: "PRAGMA \($0).data_version") }
        }
    }
}
