import Attachments
import Domain
import Foundation
package import Mail
import Store

/// Writes letters as .eml files into a folder, until a mail server is set: any mail program opens them.
package struct LetterFolder: LetterCarrier {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    package var name: String { "a file" }
    package var connections: Int { 8 }

    /// The files sort by time. An interrupted one is written again, to the same file.
    package func carry(_ message: CarriedMessage) -> Delivery {
        let letter = message.letter
        let name = "\(letter.createdAt.seconds)-\(letter.letter.kind.rawValue)-\(letter.id).eml"
        do {
            try PrivateFolder.make(path)
            try Data(message.bytes).write(to: URL(filePath: path).appending(path: name), options: .atomic)
            return .accepted(name)
        } catch {
            return .unreachable("\(path): \(error.localizedDescription)")
        }
    }
}
