import CSodium

/// 256 random bits that identify their holder. Only the visitor's cookie contains them; the database stores their
/// SHA-256.
package struct Token: Sendable {
    private let bytes: [UInt8]

    package init() {
        bytes = randomBytes(32)
    }

    /// Parses the form of `text`.
    package init?(text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 64, let bytes = decodedHex(digits) else { return nil }
        self.bytes = bytes
    }

    /// A keyed hash, which nobody without the key can guess.
    package init(signature: [UInt8]) {
        precondition(signature.count == 32)
        bytes = signature
    }

    package var text: String { hex(bytes) }

    package var digest: [UInt8] { sha256(bytes) }
}

func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return digest
}

package func randomBytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
}

package func hex(_ bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: 2 * bytes.count) { digits in
        for (index, byte) in bytes.enumerated() {
            digits[2 * index] = hexDigit(byte >> 4)
            digits[2 * index + 1] = hexDigit(byte & 15)
        }
        return 2 * bytes.count
    }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

/// Nil unless `digits` are pairs of hexadecimal digits.
package func decodedHex(_ digits: [UInt8]) -> [UInt8]? {
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
        guard let high = hexValue(digits[index]), let low = hexValue(digits[index + 1]) else { return nil }
        bytes.append(high << 4 | low)
    }
    return bytes
}

package func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}
