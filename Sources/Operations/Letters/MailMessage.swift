import Domain
import Foundation
import Store

/// A letter as an e-mail message (RFC 5322, RFC 2045–2047): text and HTML, both base64, so that no line is too long and
/// no byte is changed on the way.
struct MailMessage {
    let letter: WaitingLetter
    let sender: String
    /// The host of the message's id.
    let host: String

    var bytes: [UInt8] {
        let boundary = "=_\(letter.id)"
        let content = letter.letter
        var lines = [
            "From: <\(sender)>",
            "To: <\(content.recipient)>",
            "Subject: \(encodedWords(content.subject))",
            "Date: \(date)",
            "Message-ID: <\(letter.id)@\(host)>",
            "Content-Language: \(content.language.rawValue)",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: multipart/alternative; boundary=\"\(boundary)\"",
            "",
        ]
        for (type, text) in [("plain", content.text), ("html", content.html)] {
            lines += [
                "--\(boundary)",
                "Content-Type: text/\(type); charset=utf-8",
                "Content-Transfer-Encoding: base64",
                "",
                base64(text, lineLength: 76),
            ]
        }
        lines += ["--\(boundary)--", ""]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    /// The subject in encoded words of at most 75 bytes, each of whole characters.
    private func encodedWords(_ subject: String) -> String {
        var words: [String] = []
        var word = ""
        for character in subject {
            if (word + String(character)).utf8.count > 42 {
                words.append(word)
                word = ""
            }
            word.append(character)
        }
        words.append(word)
        return words.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    private func base64(_ text: String, lineLength: Int) -> String {
        let encoded = Array(Data(text.utf8).base64EncodedString().utf8)
        return stride(from: 0, to: encoded.count, by: lineLength).map { start in
            String(decoding: encoded[start..<min(start + lineLength, encoded.count)], as: UTF8.self)
        }.joined(separator: "\r\n")
    }

    private var date: String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        return formatter.string(from: Date(timeIntervalSince1970: TimeInterval(letter.createdAt.seconds)))
    }
}
