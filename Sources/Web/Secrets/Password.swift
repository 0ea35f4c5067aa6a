import Foundation

/// A typed password, normalised once: keyboards differ ("й" is one code point or two), and both are the same password.
package struct Password: Sendable {
    package let text: String

    /// Nil if it is empty or longer than 1024 bytes.
    package init?(_ typed: String) {
        text = typed.precomposedStringWithCanonicalMapping
        guard 1...1024 ~= text.utf8.count else { return nil }
    }

    /// For a customer who has none yet: nobody knows it.
    package static func random() -> Password { Password(known: hex(randomBytes(32))) }

    private init(known text: String) {
        self.text = text
    }

    var bytes: [CChar] { text.utf8.map(CChar.init(bitPattern:)) }
}
