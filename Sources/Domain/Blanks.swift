extension Unicode.Scalar {
    /// A space of any kind (the keyboard's, no-break, narrow, thin), a tab, or a line's end.
    package var isBlank: Bool { properties.isWhitespace || value == 0x200B || value == 0xFEFF }
}

extension String {
    /// Without blanks at both ends, and without a currency sign at the end.
    package func trimmingBlanks() -> String {
        var rest = unicodeScalars[...]
        while let first = rest.first, first.isBlank { rest.removeFirst() }
        while let last = rest.last, last.isBlank || last == "₸" { rest.removeLast() }
        return String(rest)
    }
}
