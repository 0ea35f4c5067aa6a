import Foundation

/// The manifest of a backup.
package struct BackupManifest: Codable, Hashable {
    static let name = "manifest.json"

    /// The version of the program that made it.
    package let version: String
    package let madeAt: String
    /// The SHA-256 of each file, as hexadecimal digits.
    var files: [String: String]

    func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(self) + Data("\n".utf8)
    }
}
