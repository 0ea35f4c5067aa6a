package import Store

/// The columns of all tables, as the database itself tells them.
package struct StoredColumn: Hashable, Sendable {
    package let table: String
    package let column: String

    /// The portal's own tables and the billing system's.
    package static func all(in database: any Database) async throws -> [StoredColumn] {
        let queries: [SQL] = TestDatabase.server == nil ? [sqlite("main"), sqlite("billing")] : [postgreSQL]
        return try await database.read { connection in
            try queries.flatMap { query in
                try connection.rows(query) { StoredColumn(table: $0.text(0), column: $0.text(1)) }
            }
        }
    }

    private static func sqlite(_ schema: StaticString) -> SQL {
        let query: SQL = """
            SELECT item.name, field.name FROM {schema}.sqlite_schema AS item
            JOIN pragma_table_info(item.name, '{schema}') AS field WHERE item.type = 'table'
            """
        return query.replacing("{schema}", with: schema)
    }

    private static let postgreSQL: SQL = """
        SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()
        """
}
