/// The codes that are printed on paper bills, to prove an account: "K7F4-M9QX", 38 bits of a keyed hash. With another
/// payer an account has another code.
package struct AccountCodes: Sendable {
    private let key: SecretKey
    /// Without those that look alike.
    private static let alphabet = Array("ABCDEFGHJKMNPQRTUVWXY2345679")

    package init(_ key: SecretKey) {
        self.key = key
    }

    package func code(account: String, payer: String) -> String {
        let hash = key.sign("account code", Array(account.utf8), Array(payer.utf8))
        var number = hash.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var letters: [Character] = []
        for place in 0..<8 {
            if place == 4 { letters.append("-") }
            let (rest, letter) = number.quotientAndRemainder(dividingBy: UInt64(AccountCodes.alphabet.count))
            letters.append(AccountCodes.alphabet[Int(letter)])
            number = rest
        }
        return String(letters)
    }
}
