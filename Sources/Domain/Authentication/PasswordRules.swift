/// Which new passwords are accepted. There are no rules of composition (NIST SP 800-63B-4): length counts, and that
/// nobody guesses it first.
package struct PasswordRules: Sendable {
    /// In code points.
    package let shortest: Int
    package static let longest = 256

    private let isCommon: @Sendable (String) -> Bool

    /// - Parameter isCommon: whether a password, in lower case, is one of the most used.
    package init(shortest: Int, isCommon: @escaping @Sendable (String) -> Bool) {
        (self.shortest, self.isCommon) = (shortest, isCommon)
    }

    package enum Problem: Hashable, Sendable {
        case tooShort(atLeast: Int)
        case tooLong
        case common
        case containsEmail
        case containsAccount
    }

    /// - Parameters:
    ///   - password: normalised (NFC).
    ///   - email: the customer's; nil if it is not known.
    ///   - accounts: the customer's own.
    /// - Returns: nil if the password is accepted.
    package func problem(_ password: String, email: EmailAddress?, accounts: [AccountNumber] = []) -> Problem? {
        let length = password.unicodeScalars.count
        guard length >= shortest else { return .tooShort(atLeast: shortest) }
        guard length <= PasswordRules.longest else { return .tooLong }
        let lower = password.lowercased()
        guard !isCommon(lower) else { return .common }
        if let email {
            let local = email.localPart
            guard !lower.contains(email.text), local.utf8.count < 4 || !lower.contains(local) else {
                return .containsEmail
            }
        }
        let hasAccount = accounts.contains { $0.text.utf8.count >= 4 && lower.contains($0.text.lowercased()) }
        return hasAccount ? .containsAccount : nil
    }
}
