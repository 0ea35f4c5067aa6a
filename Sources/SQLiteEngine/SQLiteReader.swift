import GRDB
package import Store

/// The embedded databases, read-only, also while another process serves them: a reader neither writes the log nor
/// checkpoints it, so it does not need the directory's lock.
package final class SQLiteReader: SnapshotReader {
    private let readers: Readers

    /// - Throws: `SchemaError` unless the databases are at this program's schema; `Store.DatabaseError`.
    package init(directory: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.readonly = true
        configuration.prepareDatabase { database in
            try database.execute(sql: Dialect.attachBilling, arguments: [directory + "/billing.sqlite"])
        }
        readers = Readers(path: directory + "/portal.sqlite", configuration: configuration)
        try read { try Schema.billing.check($0) }
    }

    /// One snapshot, on the caller's thread.
    package func read<T>(_ body: (any Connection) throws -> T) throws -> T {
        try readers.read(body)
    }
}
