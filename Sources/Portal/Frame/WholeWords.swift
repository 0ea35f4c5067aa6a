import Markup

/// A text in whose words with a number, "62-пәтер" and "9:00–13:00", no line ends: a browser would end one after the dash.
struct WholeWords {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    func write(to html: inout HTML) {
        let utf8 = text.utf8
        guard utf8.contains(UInt8(ascii: "-")) || text.contains("–") else { return html.text(text) }
        for (place, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            if place > 0 { html.text(" ") }
            if WholeWords.isWhole(word) {
                html.span(.class("whole"), text: String(word))
            } else {
                html.text(String(word))
            }
        }
    }

    /// Whether it has a dash next to a figure.
    private static func isWhole(_ word: Substring) -> Bool {
        zip(word, word.dropFirst()).contains { one, other in
            (one == "-" || one == "–") && other.isNumber || one.isNumber && (other == "-" || other == "–")
        }
    }
}
