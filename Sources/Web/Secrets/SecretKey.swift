import CSodium

/// A secret key for signatures, shared by all nodes.
package struct SecretKey: Sendable {
    package static let byteCount = 32

    private let bytes: [UInt8]

    package init(_ bytes: [UInt8]) {
        precondition(bytes.count == SecretKey.byteCount)
        self.bytes = bytes
    }

    /// A keyed hash (BLAKE2b, 32 bytes) of `parts`, encoded so that their boundaries count.
    package func sign(_ purpose: StaticString, _ parts: [UInt8]...) -> [UInt8] {
        var message = Array(purpose.description.utf8)
        for part in parts {
            message += withUnsafeBytes(of: UInt64(part.count).littleEndian, Array.init) + part
        }
        var signature = [UInt8](repeating: 0, count: 32)
        crypto_generichash(&signature, 32, message, UInt64(message.count), bytes, bytes.count)
        return signature
    }

    /// Encrypts and authenticates, so that only `open` reads it (XSalsa20-Poly1305).
    package func seal(_ purpose: StaticString, _ message: [UInt8]) -> [UInt8] {
        let nonce = randomBytes(Int(crypto_secretbox_NONCEBYTES))
        var sealed = [UInt8](repeating: 0, count: message.count + Int(crypto_secretbox_MACBYTES))
        crypto_secretbox_easy(&sealed, message, UInt64(message.count), nonce, sign(purpose))
        return nonce + sealed
    }

    /// Nil if it was altered, or sealed by another key.
    package func open(_ purpose: StaticString, _ text: [UInt8]) -> [UInt8]? {
        let (nonce, mac) = (Int(crypto_secretbox_NONCEBYTES), Int(crypto_secretbox_MACBYTES))
        guard text.count >= nonce + mac else { return nil }
        let sealed = Array(text.dropFirst(nonce))
        var message = [UInt8](repeating: 0, count: sealed.count - mac)
        let isGenuine =
            crypto_secretbox_open_easy(
                &message, sealed, UInt64(sealed.count), Array(text.prefix(nonce)), sign(purpose)) == 0
        return isGenuine ? message : nil
    }
}

/// Compares in constant time.
package func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && sodium_memcmp(left, right, left.count) == 0
}
