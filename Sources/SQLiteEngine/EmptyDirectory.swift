import GRDB
import GRDBSQLite
import Store

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A directory that shall get databases from a backup: nobody else has it, and there is nothing in it yet.
package struct EmptyDirectory {
    private let directory: String
    private let lock: DirectoryLock

    /// - Throws: `DirectoryInUse` when a process has it; `DirectoryNotEmpty`.
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

    /// Takes two databases from files in the directory: checked first, both or none.
    ///
    /// - Throws: `SchemaError` when a later program made them; `Store.DatabaseError` when they are broken.
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

    /// An older schema is as good: whoever opens the databases next brings them up to date.
    private func check(_ path: String, _ schema: Schema) throws {
        let database = try DatabaseQueue(path: path)
        try database.writeWithoutTransaction { database in
            guard let found = try String.fetchOne(database, sql: "PRAGMA quick_check(1)"), found == "ok" else {
                throw Store.DatabaseError("\(path) is no sound database")
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
        "the directory \(directory) is not empty: it has \(found). Move what it holds elsewhere, or choose another"
    }
}
