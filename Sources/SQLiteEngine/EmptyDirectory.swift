import GRDB
import GRDBSQLite
import Store

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// An empty directory for the databases of a backup, locked against other processes.
package struct EmptyDirectory {
    private let directory: String
    private let lock: DirectoryLock

    /// - Throws: `DirectoryInUse` if another process has locked it; `DirectoryNotEmpty`.
    package init(_ directory: String, holder: String) throws {
        self.directory = directory
        lock = try DirectoryLock(directory: directory, holder: holder)
        try UnfinishedRestore(directory: directory).remove()
        guard let folder = opendir(directory) else {
            throw DirectoryInUse.unusable(directory: directory, errno: errno)
        }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard [".", "..", DirectoryLock.file].contains(name) else {
                throw DirectoryNotEmpty(directory: directory, found: name)
            }
        }
    }

    /// Moves two databases into place from files in the directory, after checking them: both or none.
    ///
    /// - Throws: `SchemaError` if a newer program made them; `Store.DatabaseError` if they are corrupt.
    package func take(portal: String, billing: String) throws {
        defer { withExtendedLifetime(lock) {} }
        for path in [portal, billing] { try check(path, path == portal ? .portal : .billing) }
        for (path, name) in [(billing, "/billing.sqlite"), (portal, "/portal.sqlite")] {
            guard rename(path, directory + name) == 0 else {
                throw DirectoryInUse.unusable(directory: directory, errno: errno)
            }
        }
        let folder = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw DirectoryInUse.unusable(directory: directory, errno: errno) }
    }

    /// What a backup's tables, indexes and triggers do, this program says, and not the file.
    private func check(_ database: GRDB.Database, _ path: String, _ schema: Schema) throws {
        let connection = SQLiteConnection(database)
        do { try schema.check(connection) } catch SchemaError.older {}
        let known = try definitions(schema.upTo(try schema.step(connection)))
        let found = try definitions(database)
        if let (name, _) = found.first(where: { known[$0.key] != $0.value }) {
            throw Store.DatabaseError("\(path) has \(name), which is not of this program")
        }
        if let name = known.keys.sorted().first(where: { found[$0] == nil }) {
            throw Store.DatabaseError("\(path) has no \(name)")
        }
    }

    private func definitions(_ schema: Schema) throws -> [String: String] {
        let empty = try DatabaseQueue()
        try schema.migrate(in: Dialect.schema) { body in
            try empty.writeWithoutTransaction { database in try body(SQLiteConnection(database)) }
        }
        return try empty.read { try definitions($0) }
    }

    /// Of each table, index and trigger, by its type and name; SQLite's own indexes have none.
    private func definitions(_ database: GRDB.Database) throws -> [String: String] {
        let rows = try Row.fetchAll(database, sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema")
        return Dictionary(
            rows.map { row in
                let (type, name): (String, String) = (row[0], row[1])
                let (table, sql): (String, String?) = (row[2], row[3])
                return ("\(type) \(name)", "\(table): \(sql ?? "")")
            }, uniquingKeysWith: { first, _ in first })
    }

    /// An older schema is accepted: it is migrated when the databases are opened.
    private func check(_ path: String, _ schema: Schema) throws {
        let database = try DatabaseQueue(path: path)
        try database.writeWithoutTransaction { database in
            try check(database, path, schema)
            guard let found = try String.fetchOne(database, sql: "PRAGMA quick_check(1)"), found == "ok" else {
                throw Store.DatabaseError("\(path) is not a valid database")
            }
        }
        try database.close()
    }
}

package struct DirectoryNotEmpty: Error, CustomStringConvertible {
    package let directory: String
    package let found: String

    package var description: String {
        "the directory \(directory) is not empty: it contains \(found). Empty it, or choose another one"
    }
}
