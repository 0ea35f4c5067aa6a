import COpenSSL

/// The codes of an authenticator app (RFC 6238): six digits, a new one every 30 seconds, by HMAC-SHA1, which is what
/// all apps support.
package struct TOTP: Sendable {
    package let key: [UInt8]

    /// - Parameter key: 20 bytes.
    package init(key: [UInt8]) {
        self.key = key
    }

    package static func random() -> TOTP { TOTP(key: randomBytes(20)) }

    /// In seconds.
    private static let period: Int64 = 30

    /// The time step of a typed code, if it is that of now or of one step before or after: clocks differ. The caller
    /// refuses a step that is not later than the last used one, so that a code works once.
    ///
    /// - Parameter seconds: now, since 1970.
    package func step(of typed: String, at seconds: Int64) -> Int64? {
        let digits = Array(typed.filter { !$0.isWhitespace }.utf8)
        guard digits.count == 6 else { return nil }
        let now = seconds / TOTP.period
        return [now, now - 1, now + 1].filter { areEqual(Array(code(step: $0).utf8), digits) }.max()
    }

    /// The code of a moment.
    package func code(at seconds: Int64) -> String { code(step: seconds / TOTP.period) }

    /// Empty, which no typed code equals, if the library is set up to refuse SHA-1.
    private func code(step: Int64) -> String {
        let message = withUnsafeBytes(of: step.bigEndian, Array.init)
        var hash = [UInt8](repeating: 0, count: 20)
        var length: UInt32 = 0
        let made = HMAC(EVP_sha1(), key, Int32(key.count), message, message.count, &hash, &length)
        guard made != nil, length == 20 else { return "" }
        let offset = Int(hash[19] & 15)
        let number = hash[offset..<offset + 4].reduce(0 as UInt32) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The key in base32, in groups of four, to be typed into an app.
    package var keyText: String {
        let text = Array(base32)
        return stride(from: 0, to: text.count, by: 4).map { String(text[$0..<min($0 + 4, text.count)]) }
            .joined(separator: " ")
    }

    /// What the QR code says to an app.
    package func uri(issuer: String, account: String) -> String {
        let label = percentEncoded(issuer) + ":" + percentEncoded(account)
        return "otpauth://totp/\(label)?secret=\(base32)&issuer=\(percentEncoded(issuer))"
    }

    private var base32: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var (text, buffer, bits) = ("", 0 as UInt32, 0)
        for byte in key {
            buffer = (buffer << 8 | UInt32(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[Int(buffer >> UInt32(bits) & 31)])
            }
        }
        if bits > 0 { text.append(alphabet[Int(buffer << UInt32(5 - bits) & 31)]) }
        return text
    }
}
