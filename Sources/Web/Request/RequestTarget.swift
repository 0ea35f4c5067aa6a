/// What a request, or a page to return to, names: a path and a query.
package struct RequestTarget {
    private static let longest = 2000

    package let query: FormFields
    package let path: Substring

    /// Nil when it is too long, or its query can't be read.
    package init?(_ text: String) {
        guard text.utf8.count <= RequestTarget.longest else { return nil }
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let query = FormFields((parts.count == 2 ? parts[1] : "").utf8) else { return nil }
        (path, self.query) = (parts[0], query)
    }
}
