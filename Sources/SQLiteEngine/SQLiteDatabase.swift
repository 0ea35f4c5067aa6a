import GRDB
package import Store

/// The embedded engine: two SQLite files in a directory. `portal.sqlite` has the portal's own data, `billing.sqlite`
/// the billing system's. They are separate so that the long transaction that publishes a batch does not block signing
/// in. Readers see both: the billing file is attached to their connections.
package final class SQLiteDatabase: Store.Database {
    private let lock: DirectoryLock
    private let portal: DatabaseQueue
    private let billing: DatabaseQueue
    private let readers: Readers

    /// Opens the databases in `directory`, and migrates them to this program's schema.
    ///
    /// - Parameter holder: the name of this process in the lock file, shown to others that find the directory locked.
    /// - Throws: `DirectoryInUse` if another process has locked it; `RestoreInterrupted`; `SchemaError`; `Store.DatabaseError`.
    package init(directory: String, holder: String) throws {
        lock = try DirectoryLock(directory: directory, holder: holder)
        guard !UnfinishedRestore(directory: directory).isThere else { throw RestoreInterrupted(directory: directory) }
        try PrivateFiles(directory: directory).secure(["portal.sqlite", "billing.sqlite"])
        let (portalPath, billingPath) = (directory + "/portal.sqlite", directory + "/billing.sqlite")

        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.journalMode = .wal
        billing = try DatabaseQueue(path: billingPath, configuration: configuration)

        configuration.prepareDatabase { database in
            try database.execute(sql: Dialect.attachBilling, arguments: [billingPath])
        }
        portal = try DatabaseQueue(path: portalPath, configuration: configuration)

        configuration.journalMode = .default
        configuration.readonly = true
        readers = Readers(path: portalPath, configuration: configuration)

        try billing.writeWithoutTransaction { try Dialect.makeDurable($0) }
        try portal.writeWithoutTransaction { database in
            try Dialect.makeDurable(database)
            try Dialect.overwriteDeleted(database)
        }
        try Schema.billing.migrate(in: Dialect.schema) { body in
            try billing.writeWithoutTransaction { try $0.transaction(body) }
        }
        try Schema.portal.migrate(in: Dialect.schema) { body in
            try portal.writeWithoutTransaction { try $0.transaction(body) }
        }
        // Also of a publication that was killed. If the next one fills the disk, its log must have nothing to be written
        // into the file before it can be emptied.
        try? billing.writeWithoutTransaction { try Dialect.emptyLog($0) }
    }

    /// On the caller's thread: a page's queries cost less than switching to another thread and back.
    package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try readers.read(body)
    }

    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await portal.writeWithoutTransaction { try $0.transaction(body) }
    }

    @discardableResult
    package func publish<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        do {
            let result = try await billing.writeWithoutTransaction { try $0.transaction(body) }
            await emptyLog()
            return result
        } catch {
            await emptyLog()
            throw error
        }
    }

    /// The log is as large as a batch, also if that was not published: it would slow down all reads, or keep a full disk
    /// full. In a task of its own, since the publication's may be cancelled. A commit holds even if this fails.
    private func emptyLog() async {
        await Task { [billing] in
            try? await billing.writeWithoutTransaction { try Dialect.emptyLog($0) }
        }.value
    }
}

extension SQLiteDatabase {
    package func readBeside<T>(_ body: (any Connection) throws -> T) throws -> T {
        try readers.read(body)
    }

    package func eraseDeleted() async throws {
        try await portal.writeWithoutTransaction { try Dialect.emptyLogNow($0) }
    }
}

extension GRDB.Database {
    /// `body` sees one snapshot.
    func snapshot<T>(_ statements: PreparedStatements, _ body: (any Connection) throws -> T) throws -> T {
        let connection = SQLiteConnection(self, statements)
        try connection.execute("BEGIN DEFERRED", [])
        do {
            let result = try body(connection)
            try connection.execute("COMMIT", [])
            return result
        } catch {
            // `error` is the cause; a failed rollback would add nothing.
            _ = try? connection.execute("ROLLBACK", [])
            throw error
        }
    }

    /// Runs `body` in a transaction.
    ///
    /// Deferred: an immediate transaction locks every attached file, so a publication would keep the portal from
    /// writing. Immediate transactions prevent a conflict of two connections that both turn from reading to writing;
    /// here each file has one writer.
    fileprivate func transaction<T>(_ body: (any Connection) throws -> T) throws -> T {
        var result: T?
        let rows = RowsBeside()
        do {
            try inTransaction(.deferred) {
                defer { rows.end() }
                result = try body(SQLiteConnection(self, nil, rows))
                try rows.settle()
                return .commit
            }
        } catch let error as GRDB.DatabaseError where error.resultCode == .SQLITE_FULL {
            throw DatabaseUnavailable("SQLite: \(error.message ?? "the disk is full")")
        }
        return result!
    }
}
