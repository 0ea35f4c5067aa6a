import CSodium

/// A key that all nodes share; what it signs, nobody else can.
package struct SecretKey: Sendable {
    package static let byteCount = 32

    private let bytes: [UInt8]

    package init(_ bytes: [UInt8]) {
        precondition(bytes.count == SecretKey.byteCount)
        self.bytes = bytes
    }

    /// A keyed hash (BLAKE2b, 32 bytes) of `parts`, which can't run into each other.
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

/// Compares in a time that does not tell where the difference is.
package func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && sodium_memcmp(left, right, left.count) == 0
}
