import Domain
import Store
import Web

/// The tokens that end subscriptions: a keyed hash of customer and account, so that each letter of a subscription can
/// have its token and the database only needs the token's SHA-256.
struct UnsubscribeKey: Sendable {
    private let key: SecretKey

    init(_ key: SecretKey) {
        self.key = key
    }

    func token(_ customer: CustomerID, _ account: AccountNumber) -> Token {
        Token(signature: key.sign("subscription", customer.bytes, Array(account.text.utf8)))
    }
}
