import Foundation

/// A message of the mail folder: its lines as they are, and its first text decoded.
struct MailedMessage {
    let head: String
    let text: String

    init(_ file: String) {
        head = file
        let part = file.components(separatedBy: "Content-Type: text/plain").dropFirst().first ?? ""
        let body = part.components(separatedBy: "\r\n\r\n").dropFirst().first ?? ""
        let digits = body.components(separatedBy: "\r\n--")[0].replacing("\r\n", with: "")
        text = Data(base64Encoded: digits).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The paths of its links to the site.
    var links: [String] {
        text.components(separatedBy: "http://kabinet.test").dropFirst().map { part in
            String(part.prefix { !$0.isWhitespace })
        }
    }
}
