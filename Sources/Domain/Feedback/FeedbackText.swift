/// What a customer or the operator writes: lines of visible characters.
package struct FeedbackText: Hashable, Sendable {
    package let text: String
    /// In characters.
    package static let longest = 4000

    package enum Problem: Error {
        case empty, tooLong
    }

    /// Without blanks around it, and without control characters other than line ends.
    package init(_ typed: String) throws(Problem) {
        let lines = typed.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let kept = lines.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar == "\n" || scalar == "\t"
            case .format: scalar.value == 0x200D
            case .privateUse, .surrogate, .unassigned: false
            default: true
            }
        }
        text = String(String.UnicodeScalarView(kept)).trimmingBlanks()
        guard !text.isEmpty else { throw .empty }
        guard text.count <= FeedbackText.longest, text.utf8.count <= 8 * FeedbackText.longest else { throw .tooLong }
    }
}
