import Markup

/// A text in whose words with a number, "62-пәтер" and "9:00–13:00", no line ends: a browser would end one after the dash.
struct WholeWords {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    func write(to html: inout HTML) {
        guard text.utf8.contains(where: WholeWords.mayBeDash) else { return html.text(text) }
        for (place, word) in text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            .enumerated()
        {
            if place > 0 { html.text(" ") }
            if WholeWords.isWhole(word) {
                html.span(.class("whole"), text: String(Substring(word)))
            } else {
                html.text(String(Substring(word)))
            }
        }
    }

    /// A hyphen, or a byte of "–".
    private static func mayBeDash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == 0xE2 }

    /// Whether it has a dash next to a figure. Bytes and not characters: this is asked for most of a page's words.
    private static func isWhole(_ word: Substring.UTF8View) -> Bool {
        guard word.contains(where: mayBeDash) else { return false }
        let bytes = Array(word)
        func isDigit(_ place: Int) -> Bool {
            bytes.indices.contains(place) && UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[place]
        }
        return bytes.indices.contains { place in
            if bytes[place] == UInt8(ascii: "-") { return isDigit(place - 1) || isDigit(place + 1) }
            return bytes[place...].starts(with: enDash) && (isDigit(place - 1) || isDigit(place + enDash.count))
        }
    }

    private static let enDash = Array("–".utf8)
}
