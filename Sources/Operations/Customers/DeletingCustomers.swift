import CSodium
import Domain
import Store

extension Operator {
    /// Deletes a customer after the last letter was put into the outbox.
    func deleteNow(_ customer: CustomerIdentity, _ letters: any LetterWriting, now: Timestamp) throws {
        try outbox.post(letters.deleted(customer, try catalogue()), now: now)
        let (hash, emails) = (try EmailHash(self), try emails(of: customer))
        let hashes = Dictionary(uniqueKeysWithValues: emails.map { ($0, hash.hash($0)) })
        try delete(customer, hashes: hashes, now: now)
    }
}

/// Keyed hashes of deleted customers' e-mails.
struct EmailHash {
    private let key: [UInt8]

    init(_ store: Operator) throws {
        var fresh = [UInt8](repeating: 0, count: 32)
        randombytes_buf(&fresh, fresh.count)
        key = try store.secret("deleted e-mails", otherwise: fresh)
    }

    func hash(_ email: String) -> [UInt8] {
        let bytes = Array(email.utf8)
        var hash = [UInt8](repeating: 0, count: 32)
        crypto_generichash(&hash, hash.count, bytes, UInt64(bytes.count), key, key.count)
        return hash
    }
}
