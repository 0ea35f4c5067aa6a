/// How a customer wishes to be addressed: some words on one line.
package struct DisplayName: Hashable, Sendable {
    package let text: String
    /// In characters.
    package static let longest = 60

    /// Without blanks around it, and without characters that nobody sees. Nil if nothing is left, or too much.
    package init?(_ typed: String) {
        let visible = typed.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .format, .privateUse, .surrogate, .unassigned: false
            case .control: scalar.isBlank
            default: true
            }
        }
        let words = visible.split(whereSeparator: { $0.isBlank || $0.properties.isWhitespace })
        text = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
        guard 1...DisplayName.longest ~= text.count, text.utf8.count <= 8 * DisplayName.longest else { return nil }
    }
}
