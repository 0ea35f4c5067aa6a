/// The number of a message, to quote on the telephone: eight random digits, "4827-3915".
package struct FeedbackReference: Hashable, Sendable {
    /// The digits alone.
    package let digits: String

    /// Parses it as people type it, with blanks, hyphens, "№" or an "F" before it. Nil if it is invalid.
    package init?(_ typed: String) {
        var kept = typed.unicodeScalars.filter { !$0.isBlank && !"-‑–№".unicodeScalars.contains($0) }[...]
        if let first = kept.first, "FfФф".unicodeScalars.contains(first) { kept = kept.dropFirst() }
        guard kept.count == 8, kept.allSatisfy({ "0"..."9" ~= $0 }) else { return nil }
        digits = String(String.UnicodeScalarView(kept))
    }

    /// A number that was validated when it was stored.
    package init(stored digits: String) {
        self.digits = digits
    }

    /// Never with a zero at the beginning, which people leave out.
    package static func random() -> FeedbackReference {
        FeedbackReference(stored: String(Int.random(in: 10_000_000...99_999_999)))
    }

    /// In two groups, easy to read aloud.
    package var text: String { digits.prefix(4) + "-" + digits.dropFirst(4) }
}
