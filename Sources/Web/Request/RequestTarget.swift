/// The path and query of a request, or of a page to return to.
package struct RequestTarget {
    private static let longest = 2000

    package let query: FormFields
    package let path: Substring

    /// Nil if it is too long, or its query cannot be parsed.
    package init?(_ text: String) {
        guard text.utf8.count <= RequestTarget.longest else { return nil }
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let query = FormFields((parts.count == 2 ? parts[1] : "").utf8) else { return nil }
        (path, self.query) = (parts[0], query)
    }
}
