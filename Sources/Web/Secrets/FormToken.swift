/// A CSRF token. It proves that a form came from one of our pages, shown to this visitor: a signature of the session's
/// token or, before there is a session, of a random cookie.
///
/// It is masked differently on each page, since pages are compressed: a constant secret next to a visitor's input could
/// be guessed from the sizes (BREACH).
package struct FormToken: Sendable {
    /// The name of the form field.
    package static let field = "form_token"

    private let visitor: [UInt8]
    private let owner: [UInt8]
    private let key: SecretKey

    /// - Parameter owner: the id of the customer to whom the form is shown; empty for others.
    package init(for visitor: [UInt8], of owner: [UInt8] = [], key: SecretKey) {
        (self.visitor, self.owner, self.key) = (visitor, owner, key)
    }

    private var signature: [UInt8] { key.sign("form token", visitor) }

    /// Masked: different each time.
    package var text: String {
        hex(FormToken.masked(signature) + FormToken.masked(FormToken.mark(of: owner, key)))
    }

    package func matches(_ text: String?) -> Bool {
        guard let parts = FormToken.parts(text) else { return false }
        return areEqual(parts.signature, signature)
    }

    /// The customer's mark in a form's token, whosever session the form was shown in; it has ended perhaps.
    package static func mark(in text: String?) -> [UInt8]? { parts(text)?.mark }

    package static func mark(of owner: [UInt8], _ key: SecretKey) -> [UInt8] { key.sign("form owner", owner) }

    private static func masked(_ bytes: [UInt8]) -> [UInt8] {
        let mask = randomBytes(bytes.count)
        return mask + zip(mask, bytes).map(^)
    }

    private static func parts(_ text: String?) -> (signature: [UInt8], mark: [UInt8])? {
        let size = 32
        guard let text, let bytes = decodedHex(Array(text.utf8)), bytes.count == 4 * size else { return nil }
        let plain = zip(bytes, bytes.dropFirst(size)).map(^)
        return (Array(plain.prefix(size)), Array(plain.suffix(size)))
    }
}
