import GRDB
import Store

/// Everything that is said to SQLite in words of its own. The queries and the schema of Store are written in what SQLite
/// and PostgreSQL share, but for four words of the schema: STRICT, WITHOUT ROWID, INTEGER (64 bits) and BLOB.
enum Dialect {
    static let attachBilling = "ATTACH DATABASE ? AS billing"

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
