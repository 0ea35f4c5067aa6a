import GRDB
import Store

/// All SQL that is specific to SQLite. The queries of Store use what SQLite and PostgreSQL share; its schema has
/// PostgreSQL's type names.
enum Dialect {
    static let attachBilling = "ATTACH DATABASE ? AS billing"

    /// Strict tables reject text in a number column; without row ids the primary key finds a row directly.
    static func schema(_ statement: Store.SQL) -> Store.SQL {
        let typed = statement.replacing("BIGINT", with: "INTEGER").replacing("BYTEA", with: "BLOB")
        return statement.text.contains("CREATE TABLE") ? typed + " STRICT, WITHOUT ROWID" : typed
    }

    /// A commit that was acknowledged survives a power cut. GRDB's pool lowers `synchronous` to NORMAL when it sets up
    /// the write-ahead log, after `prepareDatabase` has run: so it is set and verified here, once the database is open.
    static func makeDurable(_ database: GRDB.Database) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        let (mode, synchronous) = try durability(database)
        guard mode == "wal", synchronous == 2 else {
            throw Store.DatabaseError("not durable: journal_mode \(mode), synchronous \(synchronous)")
        }
    }

    static func durability(_ database: GRDB.Database) throws -> (mode: String, synchronous: Int) {
        (
            try String.fetchOne(database, sql: "PRAGMA main.journal_mode") ?? "",
            try Int.fetchOne(database, sql: "PRAGMA main.synchronous") ?? 0
        )
    }

    /// What is deleted is overwritten with zeros.
    static func overwriteDeleted(_ database: GRDB.Database) throws {
        guard try Int.fetchOne(database, sql: "PRAGMA main.secure_delete = ON") == 1 else {
            throw Store.DatabaseError("deleted rows would stay in the file")
        }
    }

    /// Checkpoints the write-ahead log into the database file, as far as readers allow.
    static func emptyLog(_ database: GRDB.Database) throws {
        _ = try Row.fetchOne(database, sql: "PRAGMA main.wal_checkpoint(TRUNCATE)")
    }

    /// The same without waiting for readers.
    static func emptyLogNow(_ database: GRDB.Database) throws {
        try database.execute(sql: "PRAGMA busy_timeout = 100")
        defer { try? database.execute(sql: "PRAGMA busy_timeout = 5000") }
        try emptyLog(database)
    }
}
