import Foundation
import PostgreSQLEngine
import SQLiteEngine
import Store
import Words

// The one place that picks an engine.

/// For a command, which has more time than a page.
///
/// - Parameter holder: the name of this command in the lock of the embedded databases.
func openDatabase(_ address: DatabaseAddress, for holder: String) throws -> any Database {
    switch address {
    case .postgreSQL(let address): return try PostgreSQLDatabase(address: address, timeout: .seconds(60))
    case .directory(let path):
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return try SQLiteDatabase(directory: path, holder: holder)
    }
}

/// For the portal.
func openDatabase(_ settings: Settings) throws -> any Database {
    guard case .postgreSQL(let address) = settings.database else {
        return try openDatabase(settings.database, for: "kabinet serve")
    }
    return try PostgreSQLDatabase(address: address, replicas: settings.readDatabase)
}

/// Read-only, also while a portal runs.
///
/// - Throws: `NoDatabase` if there is none yet.
func openReader(_ address: DatabaseAddress) throws -> any SnapshotReader {
    switch address {
    case .postgreSQL(let address): return try PostgreSQLReader(address: address)
    case .directory(let path):
        guard FileManager.default.fileExists(atPath: path + "/billing.sqlite") else {
            throw NoDatabase(directory: path)
        }
        return try SQLiteReader(directory: path)
    }
}

struct NoDatabase: Error, CustomStringConvertible {
    let directory: String

    var description: String { Speech.texts.common.noDatabase(directory) }
}
