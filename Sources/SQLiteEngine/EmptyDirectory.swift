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

    /// An older schema is accepted: it is migrated when the databases are opened.
    private func check(_ path: String, _ schema: Schema) throws {
        let database = try DatabaseQueue(path: path)
        try database.writeWithoutTransaction { database in
            guard let found = try String.fetchOne(database, sql: "PRAGMA quick_check(1)"), found == "ok" else {
                throw Store.DatabaseError("\(path) is not a valid database")
            }
            do { try schema.check(SQLiteConnection(database)) } catch SchemaError.older {}
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
