import Foundation

/// An e-mail message (RFC 5322, RFC 2045–2047): text and HTML, and files beside them. All content is base64, so that no
/// line is too long and no byte is changed on the way.
package struct MailMessage: Sendable {
    package let from: Mailbox
    package var replyTo: Mailbox?
    package let to: Mailbox
    package let subject: String
    /// Since 1970, in seconds.
    package let date: Int64
    /// Unique, and the same each time that this message is sent.
    package let id: String
    /// Such as `kk`.
    package let language: String
    package let text: String
    package let html: String
    package var files: [File] = []
    /// The address that ends such letters by a single POST (RFC 8058).
    package var unsubscribe: String?

    package struct File: Sendable {
        package let name: String
        /// Its media type, such as `application/pdf`.
        package let type: String
        package let content: [UInt8]

        package init(name: String, type: String, content: [UInt8]) {
            (self.name, self.type, self.content) = (name, type, content)
        }
    }

    package init(
        from: Mailbox, to: Mailbox, subject: String, date: Int64, id: String, language: String, text: String,
        html: String
    ) {
        (self.from, self.to, self.subject, self.date) = (from, to, subject, date)
        (self.id, self.language, self.text, self.html) = (id, language, text, html)
    }

    /// - Parameter signer: nil to leave it unsigned.
    package func bytes(signedBy signer: DKIMSigner? = nil) throws -> [UInt8] {
        let body = Array((parts.joined(separator: "\r\n") + "\r\n").utf8)
        var lines = headers
        if let signer { lines.insert(try signer.header(headers: headers, body: body, date: date), at: 0) }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }

    private var headers: [String] {
        var lines = [
            "From: \(from.header)",
            "To: \(to.header)",
            "Subject: \(HeaderText.encodedWords(subject))",
            "Date: \(HeaderText.date(seconds: date))",
            "Message-ID: <\(id)>",
            "Content-Language: \(language)",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
        ]
        if let replyTo { lines.insert("Reply-To: \(replyTo.header)", at: 1) }
        if let unsubscribe {
            lines += ["List-Unsubscribe: <\(unsubscribe)>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"]
        }
        let type = files.isEmpty ? "alternative" : "mixed"
        return lines + ["Content-Type: multipart/\(type);\r\n boundary=\"\(boundary(type))\""]
    }

    private var parts: [String] {
        let alternatives = alternative("alternative", [content("text/plain", text), content("text/html", html)])
        guard !files.isEmpty else { return alternatives }
        let nested = ["Content-Type: multipart/alternative;\r\n boundary=\"\(boundary("alternative"))\"", ""]
        return alternative("mixed", [nested + alternatives] + files.map(file))
    }

    private func alternative(_ type: String, _ parts: [[String]]) -> [String] {
        parts.flatMap { ["--\(boundary(type))"] + $0 } + ["--\(boundary(type))--"]
    }

    private func content(_ type: String, _ text: String) -> [String] {
        [
            "Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: base64", "",
            base64(Data(text.utf8)),
        ]
    }

    private func file(_ file: File) -> [String] {
        [
            "Content-Type: \(file.type);\r\n \(HeaderText.parameter("name", file.name))",
            "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment;\r\n \(HeaderText.parameter("filename", file.name))", "",
            base64(Data(file.content)),
        ]
    }

    private func base64(_ content: Data) -> String {
        content.base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
    }

    /// Base64 has no `=_`, so no content can contain it.
    private func boundary(_ type: String) -> String { "=_\(type)_" + id.prefix { $0 != "@" } }
}
