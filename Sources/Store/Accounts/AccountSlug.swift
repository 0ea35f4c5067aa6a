/// What stands for an account in one customer's addresses: random, so that it tells nothing about the account.
package struct AccountSlug: Hashable, Sendable, Bindable {
    package let text: String

    package init(stored text: String) {
        self.text = text
    }

    /// 12 of 32 characters: 60 random bits. That is no secret, only opaque: the customer's right is asked for each time.
    package static func random() -> AccountSlug {
        let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789")
        return AccountSlug(stored: String((0..<12).map { _ in alphabet[Int.random(in: 0..<32)] }))
    }

    package var stored: StoredValue { .text(text) }
}
