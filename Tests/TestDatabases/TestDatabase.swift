import CPostgreSQL
import Foundation
import PostgreSQLEngine
import SQLiteEngine
package import Store

/// Empty, separate databases for tests: SQLite, or PostgreSQL under `scripts/with-postgres`.
package enum TestDatabase {
    /// The address of the PostgreSQL for tests; nil if there is none.
    package static let server = ProcessInfo.processInfo.environment["POSTGRES_FOR_TESTS"]

    /// Ends a test that hangs, and nothing else. All tests begin at once: on a small machine a test may wait for minutes
    /// until its next step has its turn.
    package static let timeout = Duration.seconds(900)

    /// - Parameter directory: the directory of SQLite's files.
    package static func empty(in directory: String) throws -> any Database {
        guard server != nil else { return try SQLiteDatabase(directory: directory, holder: "test") }
        return try PostgreSQLDatabase(address: emptyTables(), connections: 4, timeout: timeout)
    }

    /// An empty database, and its reader for the operator's jobs.
    package static func emptyWithReader(
        in directory: String
    ) throws -> (database: any Database, reader: any SnapshotReader) {
        guard server != nil else { return (try empty(in: directory), try SQLiteReader(directory: directory)) }
        let address = try emptyTables()
        let database = try PostgreSQLDatabase(address: address, connections: 4, timeout: timeout)
        return (database, try PostgreSQLReader(address: address))
    }

    /// The address of a schema that has no tables yet. Creating a schema takes a tenth of the time of a database.
    package static func emptySchema() throws -> String {
        let name = "t_" + UUID().uuidString.replacingOccurrences(of: "-", with: "").lowercased()
        try run("CREATE SCHEMA \(name)")
        let address = (server ?? "") + " connect_timeout=\(timeout.components.seconds)"
        return address + " options='-c search_path=\(name)'"
    }

    /// The address of empty tables for the role that serves, which has rights on rows alone.
    private static func emptyTables() throws -> String {
        let address = try emptySchema()
        try PostgreSQLDatabase(address: address, connections: 1, timeout: timeout).grantRows(to: servingRole)
        return address + " user=" + servingRole
    }

    /// Made by `scripts/with-postgres`.
    package static let servingRole = "kabinet_serve"

    /// Changes a table of `database`, as the role that owns it.
    package static func changeTable(_ statement: SQL, of database: any Database) async throws {
        guard server != nil else {
            // SQLite has two files: one for publications, one for the portal.
            do { try await database.publish { try $0.execute(statement, []) } } catch {
                try await database.write { try $0.execute(statement, []) }
            }
            return
        }
        let schema = try await database.read { try $0.row("SELECT current_schema()", []) { $0.text(0) } }
        try run("SET search_path = \(schema ?? ""); " + statement.text)
    }

    /// Runs a statement in the PostgreSQL for tests, without the engine. Returns the first value of the result.
    @discardableResult
    package static func run(_ words: String) throws -> String? {
        let connection = PQconnectdb(server ?? "")
        defer { PQfinish(connection) }
        let result = PQexec(connection, words)
        defer { PQclear(result) }
        guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
            throw DatabaseError(String(cString: PQerrorMessage(connection)))
        }
        return PQntuples(result) > 0 ? String(cString: PQgetvalue(result, 0, 0)) : nil
    }
}
