/// The passwords that are guessed first: ten thousand of at least eight characters, since shorter ones are refused
/// anyway. `scripts/common-passwords` made the list: most are from one by Royce Williams (CC0), the others are our own.
package enum CommonPasswords {
    private static let all = Set(
        String(decoding: PackageResources.common_passwords_txt, as: UTF8.self).split(separator: "\n").map(String.init))

    /// Without the digits at their ends, which people change: whoever guesses "kazakhstan123" guesses each year too.
    private static let words = Set(all.map(word(of:)).filter { $0.count >= 5 })

    /// - Parameter password: in lower case.
    @Sendable package static func contain(_ password: String) -> Bool {
        all.contains(password) || words.contains(word(of: password))
    }

    private static func word(of password: String) -> String {
        String(password[..<(password.lastIndex { !$0.isNumber }.map(password.index(after:)) ?? password.startIndex)])
    }
}
