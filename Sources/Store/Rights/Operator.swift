package import Domain

/// The operator's own jobs and the program's start: whoever has a connection may be one, and a page has none.
package struct Operator {
    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }

    /// The number of the latest batch; nil before the first.
    package func latestBatch() throws -> Int64? {
        try connection.latestBatch().value()
    }

    /// Nil before the first batch.
    package func catalogue() throws -> Catalogue? {
        try connection.catalogue()
    }

    /// Any account, to print its bills.
    package func readable(_ account: Account, _ catalogue: Catalogue) -> ReadableAccount {
        ReadableAccount(connection, account, catalogue)
    }

    /// A random key by its name, made when it is first asked for; the same for every node on this database.
    package func secret(_ name: String, otherwise fresh: [UInt8]) throws -> [UInt8] {
        try connection.execute(
            "INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", [name, fresh])
        return try connection.row("SELECT value FROM secret WHERE name = $1", [name]) { $0.bytes(0) } ?? fresh
    }

    /// Throws unless the database answers.
    package func probe() throws {
        _ = try connection.row("SELECT 1", []) { $0.int(0) }
    }
}
