import Foundation

/// An address of e-mail, with the name to show before it.
package struct Mailbox: Hashable, Sendable {
    package let name: String?
    package let address: String

    /// - Returns: nil unless `address` is visible ASCII with one `@` and nothing that could end it in a header or an
    ///   SMTP command.
    package init?(name: String? = nil, address: String) {
        let bytes = Array(address.utf8)
        guard 3...254 ~= bytes.count, bytes.filter({ $0 == UInt8(ascii: "@") }).count == 1,
            bytes.allSatisfy({ 0x21...0x7E ~= $0 && !#"<>()[]\,;:""#.utf8.contains($0) }),
            bytes.first != UInt8(ascii: "@"), bytes.last != UInt8(ascii: "@")
        else { return nil }
        (self.name, self.address) = (name, address)
    }

    /// `Kabinet <kabinet@example.kz>`, or the address alone.
    package init?(_ text: String) {
        guard let open = text.lastIndex(of: "<") else {
            self.init(address: text)
            return
        }
        guard text.last == ">" else { return nil }
        let name = text[..<open].trimmingCharacters(in: CharacterSet(charactersIn: " \""))
        let address = text[text.index(after: open)...].dropLast()
        self.init(name: name.isEmpty ? nil : name, address: String(address))
    }

    package var domain: String { String(address.drop { $0 != "@" }.dropFirst()) }

    /// As a header has it.
    var header: String {
        guard let name else { return "<\(address)>" }
        return HeaderText.encodedWords(name) + "\r\n <\(address)>"
    }
}
