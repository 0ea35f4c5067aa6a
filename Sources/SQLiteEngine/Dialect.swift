import GRDB
import Store

/// Everything that is said to SQLite in words of its own. The queries of Store are written in what SQLite and PostgreSQL
/// share; its schema has PostgreSQL's words for types.
enum Dialect {
    static let attachBilling = "ATTACH DATABASE ? AS billing"

    /// Strict tables take no text for a number; without row ids a row is found by its primary key at once.
    static func schema(_ statement: Store.SQL) -> Store.SQL {
        let typed = statement.replacing("BIGINT", with: "INTEGER").replacing("BYTEA", with: "BLOB")
        return statement.text.contains("CREATE TABLE") ? typed + " STRICT, WITHOUT ROWID" : typed
    }

    /// A commit that was acknowledged survives a power cut. GRDB's pool lowers `synchronous` to NORMAL when it sets up
    /// the write-ahead log, after `prepareDatabase` has run: so it is set here, once the database is open, and asked for.
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

    /// Moves the write-ahead log into the database file, as far as readers let it.
    static func emptyLog(_ database: GRDB.Database) throws {
        _ = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
}
