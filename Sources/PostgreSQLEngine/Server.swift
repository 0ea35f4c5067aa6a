import CPostgreSQL
import Store

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where the database is: `postgres://…`, or libpq's words as `host=a,b dbname=kabinet` or `service=kabinet`. May hold a
/// password, so it is never shown.
struct Server: Sendable {
    let address: String

    /// - Throws: `DatabaseUnavailable` with libpq's own words, in which there is no password.
    func connect() throws -> OpaquePointer {
        // What stands before the address holds unless the address says otherwise.
        let options: [(String, String)] = [
            ("fallback_application_name", "kabinet"),
            // For each of the hosts: the next one may be the one that serves now.
            ("connect_timeout", "2"),
            ("target_session_attrs", "read-write"),
            ("dbname", address),
            ("client_encoding", "UTF8"),
        ]
        let keywords = options.map { strdup($0.0) } + [nil]
        let values = options.map { strdup($0.1) } + [nil]
        defer { for text in keywords + values { free(text) } }
        // Waits itself, but within its own limit: this runs on a thread that nobody waits for.
        let connection = PQconnectdbParams(
            keywords.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
        guard let connection, PQstatus(connection) == CONNECTION_OK else {
            let message = connection.map { String(cString: PQerrorMessage($0)) } ?? "out of memory"
            PQfinish(connection)
            throw DatabaseUnavailable("PostgreSQL: " + message.split(separator: "\n").joined(separator: "; "))
        }
        return connection
    }
}
