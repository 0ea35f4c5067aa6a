package import Domain
import Foundation
package import Store

/// Writes the letters of the outbox as .eml files into a folder, until a mail server is set: any mail program opens
/// them.
package struct LetterFolder: Sendable {
    package let path: String
    private let sender: String
    private let host: String

    /// - Parameter host: of the portal's address, without a port.
    package init(path: String, host: String) {
        (self.path, self.host) = (path, host)
        sender = "kabinet@" + host
    }

    /// Writes the waiting letters, the oldest first. An interrupted one is written again, to the same file.
    ///
    /// - Returns: the number of letters.
    @discardableResult
    package func deliver(from database: any Database, now: @Sendable () -> Timestamp) async throws -> Int {
        var count = 0
        while true {
            let letters = try await database.read { try Operator($0).waitingLetters(100) }
            guard !letters.isEmpty else { return count }
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            for letter in letters { try write(letter) }
            let sent = now()
            try await database.write { connection in
                for letter in letters { try Operator(connection).letterWasSent(letter.id, now: sent) }
            }
            count += letters.count
        }
    }

    /// The files sort by time.
    private func write(_ letter: WaitingLetter) throws {
        let name = "\(letter.createdAt.seconds)-\(letter.letter.kind.rawValue)-\(letter.id).eml"
        let message = MailMessage(letter: letter, sender: sender, host: host)
        try Data(message.bytes).write(to: URL(filePath: path).appending(path: name), options: .atomic)
    }
}
