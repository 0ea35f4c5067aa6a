/// Proves that a form came from a page of ours, shown to this very visitor: a signature over the session's token, or,
/// before there is a session, over a random cookie.
///
/// It is masked anew for each page, since pages are compressed: an unchanging secret beside what a visitor sends could be
/// guessed from the sizes (BREACH).
package struct FormToken: Sendable {
    /// The form field's name.
    package static let field = "form_token"

    private let visitor: [UInt8]
    private let key: SecretKey

    package init(for visitor: [UInt8], key: SecretKey) {
        (self.visitor, self.key) = (visitor, key)
    }

    private var signature: [UInt8] { key.sign("form token", visitor) }

    /// Another one each time.
    package var text: String {
        let signature = self.signature
        let mask = randomBytes(signature.count)
        return hex(mask + zip(mask, signature).map(^))
    }

    package func matches(_ text: String?) -> Bool {
        let signature = self.signature
        guard let text, let bytes = decodedHex(Array(text.utf8)), bytes.count == 2 * signature.count else {
            return false
        }
        let (mask, masked) = (bytes.prefix(signature.count), bytes.suffix(signature.count))
        return areEqual(zip(mask, masked).map(^), signature)
    }
}
