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
}

/// Compares in constant time.
package func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && sodium_memcmp(left, right, left.count) == 0
}
