extension Connection {
    /// A random key by its name, made when it is first asked for; the same for every node on this database.
    package func secret(_ name: String, otherwise fresh: [UInt8]) throws -> [UInt8] {
        try execute("INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", [name, fresh])
        return try row("SELECT value FROM secret WHERE name = $1", [name]) { $0.bytes(0) } ?? fresh
    }
}
