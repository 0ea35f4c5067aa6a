import TestDatabases

@testable import Store

extension StoredColumn {
    /// Its values, as text.
    func values(in database: any Database) async throws -> [String] {
        let query = SQL(script: "SELECT \(column) FROM \(table)")
        return try await database.read { connection in
            try connection.rows(query) { row in
                guard TestDatabase.server != nil else { return String(decoding: row.bytes(0), as: UTF8.self) }
                // PostgreSQL writes bytes as hexadecimal digits.
                let text = row.text(0)
                return text.hasPrefix("\\x") ? text + String(decoding: row.bytes(0), as: UTF8.self) : text
            }
        }
    }
}
