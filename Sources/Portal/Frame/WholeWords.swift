import Markup

/// A text in whose words with a number, "62-пәтер" and "9:00–13:00", no line ends: a browser would end one after the dash.
struct WholeWords {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    func write(to html: inout HTML) {
        let bytes = Array(text.utf8)
        guard bytes.contains(where: WholeWords.mayBeDash) else { return html.text(text) }
        // What is written so far.
        var end = 0
        for word in bytes.split(separator: UInt8(ascii: " ")) where WholeWords.isWhole(word) {
            html.text(String(decoding: bytes[end..<word.startIndex], as: UTF8.self))
            html.span(.class("whole"), text: String(decoding: word, as: UTF8.self))
            end = word.endIndex
        }
        html.text(String(decoding: bytes[end...], as: UTF8.self))
    }

    /// A hyphen, or a byte of "–".
    private static func mayBeDash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == 0xE2 }

    /// Whether it has a dash next to a figure. Bytes and not characters: this is asked for most of a page's words.
    private static func isWhole(_ word: ArraySlice<UInt8>) -> Bool {
        func isDigit(_ place: Int) -> Bool {
            word.indices.contains(place) && UInt8(ascii: "0")...UInt8(ascii: "9") ~= word[place]
        }
        return word.indices.contains { place in
            guard mayBeDash(word[place]) else { return false }
            if word[place] == UInt8(ascii: "-") { return isDigit(place - 1) || isDigit(place + 1) }
            return word[place...].starts(with: enDash) && (isDigit(place - 1) || isDigit(place + enDash.count))
        }
    }

    private static let enDash = Array("–".utf8)
}
