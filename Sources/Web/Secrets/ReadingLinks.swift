import CSodium

/// The links on bills by which readings are given without signing in: the bill's month and account, with 128 bits of a keyed
/// hash. Nothing is stored. With another payer, or another key, they are no longer valid.
package struct ReadingLinks: Sendable {
    private let key: SecretKey

    package init(_ key: SecretKey) {
        self.key = key
    }

    /// What a link says, before it is known whether it is genuine.
    package struct Claim: Hashable, Sendable {
        /// The number of the bill's month.
        package let month: Int
        package let account: String
        fileprivate let hash: [UInt8]

        /// Nil if the text does not have the form of a token.
        package init?(_ token: String) {
            guard token.utf8.count <= 80, let bytes = decoded(token), bytes.count > 2 + ReadingLinks.hashLength,
                let account = String(validating: bytes[2..<bytes.count - ReadingLinks.hashLength], as: UTF8.self)
            else { return nil }
            month = Int(bytes[0]) << 8 | Int(bytes[1])
            self.account = account
            hash = Array(bytes.suffix(ReadingLinks.hashLength))
        }
    }

    /// In letters and digits that need no escaping in an address.
    package func token(month: Int, account: String, payer: String) -> String {
        let bytes = head(month) + Array(account.utf8) + hash(month, account, payer)
        var text = [CChar](repeating: 0, count: bytes.count * 2 + 4)
        sodium_bin2base64(&text, text.count, bytes, bytes.count, base64Variant)
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    package func isGenuine(_ claim: Claim, payer: String) -> Bool {
        let expected = hash(claim.month, claim.account, payer)
        return sodium_memcmp(expected, claim.hash, ReadingLinks.hashLength) == 0
    }

    private func hash(_ month: Int, _ account: String, _ payer: String) -> [UInt8] {
        Array(
            key.sign("readings by link", head(month), Array(account.utf8), Array(payer.utf8))
                .prefix(ReadingLinks.hashLength))
    }

    private func head(_ month: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: month >> 8), UInt8(truncatingIfNeeded: month)]
    }

    private static let hashLength = 16
}

private let base64Variant = Int32(sodium_base64_VARIANT_URLSAFE_NO_PADDING)

private func decoded(_ text: String) -> [UInt8]? {
    let characters = Array(text.utf8CString.dropLast())
    var bytes = [UInt8](repeating: 0, count: characters.count)
    var count = 0
    guard
        sodium_base642bin(
            &bytes, bytes.count, characters, characters.count, nil, &count, nil, base64Variant) == 0
    else { return nil }
    return Array(bytes.prefix(count))
}
