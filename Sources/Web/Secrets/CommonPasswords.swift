/// The passwords that are guessed first: ten thousand of at least eight characters, since shorter ones are refused
/// anyway. `scripts/common-passwords` made the list: most are from one by Royce Williams (CC0), the others are our own.
package enum CommonPasswords {
    private static let all = Set(
        String(decoding: PackageResources.common_passwords_txt, as: UTF8.self).split(separator: "\n").map(String.init))

    /// - Parameter password: in lower case.
    @Sendable package static func contain(_ password: String) -> Bool {
        all.contains(password)
    }
}
