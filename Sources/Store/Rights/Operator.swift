package import Domain

/// The right to the queries of the operator's jobs and of the program's start. Any code with a connection can make one;
/// a page has no connection.
package struct Operator {
    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    /// The number of the latest batch; nil before the first.
    package func latestBatch() throws -> Int64? {
        try connection.latestBatch()
    }

    /// Nil before the first batch.
    package func catalogue() throws -> Catalogue? {
        try connection.catalogue()
    }

    /// Any account, to print its bills.
    package func readable(_ account: Account, _ catalogue: Catalogue) -> ReadableAccount {
        ReadableAccount(connection, account, catalogue)
    }

    /// A random key by its name, created when it is first read; the same for every node on this database.
    package func secret(_ name: String, otherwise fresh: [UInt8]) throws -> [UInt8] {
        try connection.execute(
            "INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", [name, fresh])
        return try secret(name) ?? fresh
    }

    package func replaceSecret(_ name: String, with fresh: [UInt8]) throws {
        try connection.execute(
            "INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, fresh])
    }

    /// Nil if it was not created yet.
    package func secret(_ name: String) throws -> [UInt8]? {
        try connection.row("SELECT value FROM secret WHERE name = $1", [name]) { $0.bytes(0) }
    }

    /// Throws if the database cannot write. The row is there to be written; its number only has to grow.
    package func probe() throws {
        try connection.execute("UPDATE beat SET number = number + 1 WHERE id = 1")
    }
}
