/// A CSRF token. It proves that a form came from one of our pages, shown to this visitor: a signature of the session's
/// token or, before there is a session, of a random cookie.
///
/// It is masked differently on each page, since pages are compressed: a constant secret next to a visitor's input could
/// be guessed from the sizes (BREACH).
package struct FormToken: Sendable {
    /// The name of the form field.
    package static let field = "form_token"

    private let visitor: [UInt8]
    private let key: SecretKey

    package init(for visitor: [UInt8], key: SecretKey) {
        (self.visitor, self.key) = (visitor, key)
    }

    private var signature: [UInt8] { key.sign("form token", visitor) }

    /// Masked: different each time.
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
