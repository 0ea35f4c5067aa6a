/// The name of an account in one customer's addresses: random, so that it reveals nothing about the account.
package struct AccountSlug: Hashable, Sendable, Bindable {
    package let text: String

    /// Nil if it is not a valid slug: 1 to 32 of a–z A–Z 0–9 -
    package init?(_ text: String) {
        let isWellFormed = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
        guard 1...32 ~= text.utf8.count, isWellFormed else { return nil }
        self.text = text
    }

    package init(stored text: String) {
        self.text = text
    }

    /// 12 of 32 characters: 60 random bits. It is opaque but not secret: the customer's right is checked each time.
    package static func random() -> AccountSlug {
        let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789")
        return AccountSlug(stored: String((0..<12).map { _ in alphabet[Int.random(in: 0..<32)] }))
    }

    package var stored: StoredValue { .text(text) }
}
