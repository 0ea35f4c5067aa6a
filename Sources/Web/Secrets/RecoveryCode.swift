/// A code that signs in once without the authenticator app: "k7f4-m9q2-txab", 59 random bits.
package struct RecoveryCode: Sendable {
    private let letters: String
    private static let count = 12
    /// Without those that look alike.
    private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")

    package static func random() -> RecoveryCode {
        var generator = SystemRandomNumberGenerator()
        let letters = (0..<count).compactMap { _ in alphabet.randomElement(using: &generator) }
        return RecoveryCode(letters: String(letters))
    }

    private init(letters: String) {
        self.letters = letters
    }

    /// Parses it as people type it: capitals, with blanks, without hyphens or with other dashes. Nil if it is not one.
    package init?(_ typed: String) {
        letters = typed.lowercased().filter { !$0.isWhitespace && !"-‐‑–—".contains($0) }
        guard letters.count == RecoveryCode.count, letters.allSatisfy(RecoveryCode.alphabet.contains) else {
            return nil
        }
    }

    package var text: String {
        let letters = Array(self.letters)
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// The database has the SHA-256.
    package var digest: [UInt8] { sha256(Array(letters.utf8)) }
}
