/// The path and query of a request, or of a page to return to.
package struct RequestTarget {
    private static let longest = 2000

    package let query: FormFields
    package let path: Substring

    /// Nil if it is too long, or its query cannot be parsed.
    package init?(_ text: String) {
        guard text.utf8.count <= RequestTarget.longest else { return nil }
        let mark = text.utf8.firstIndex(of: UInt8(ascii: "?")) ?? text.endIndex
        guard let query = FormFields(text.utf8[mark...].dropFirst()) else { return nil }
        (path, self.query) = (text[..<mark], query)
    }
}
