/// Sets text, and remembers it: most of a bill's words recur in the next one. Its figures don't, so that texts with figures
/// are put together of their words and of ten digits, which are all of one width.
final class Typesetter {
    private let shaper: Shaper
    private var remembered = Remembered()
    private var digits: [Style: [ShapedText.Line]] = [:]

    init() throws {
        shaper = try Shaper()
    }

    /// - Parameter width: where lines break; nil sets all on one line.
    func shape(_ text: String, _ style: Style, width: Double? = nil) -> ShapedText {
        let key = Remembered.Key(text: text, style: style, width: width)
        guard text.utf8.contains(where: \.isDigit), !text.utf8.contains(UInt8(ascii: "\n")) else {
            return remembered.text(key) { shaper.shape(text, style, width: width) }
        }
        if width != nil, let known = remembered.known(key) { return known }
        let line = line(of: text, style)
        if line.width <= width ?? .infinity { return ShapedText(style: style, lines: [line]) }
        return remembered.text(key) { shaper.shape(text, style, width: width) }
    }

    /// As wide as the text is on one line, when there is no need to draw it yet.
    func width(of text: String, _ style: Style) -> Double {
        var width = 0.0
        parts(of: text, style) { width += $0.width }
        return width
    }

    /// The first of the styles in which the text is no wider, or the last.
    func shape(_ text: String, firstFitting styles: [Style], width: Double) -> ShapedText {
        let shaped = styles.lazy.map { self.shape(text, $0) }
        return shaped.first { $0.width <= width } ?? shape(text, styles[styles.count - 1], width: width)
    }

    /// The width of the widest word: less, and it would have to be broken.
    func widestWord(of text: String, _ style: Style) -> Double {
        text.utf8.split(separator: UInt8(ascii: " ")).reduce(0) { max($0, width(of: String(Substring($1)), style)) }
    }

    private func line(of text: String, _ style: Style) -> ShapedText.Line {
        var line = ShapedText.Line()
        parts(of: text, style) { line.append($0, room: text.utf8.count) }
        return line
    }

    /// Words and digits one after another.
    private func parts(of text: String, _ style: Style, _ body: (ShapedText.Line) -> Void) {
        let digits = digits(style)
        var rest = text.utf8[...]
        while let byte = rest.first {
            if byte.isDigit {
                body(digits[Int(byte - UInt8(ascii: "0"))])
                rest.removeFirst()
            } else {
                let words = rest.prefix { !$0.isDigit }
                for line in shape(String(Substring(words)), style).lines { body(line) }
                rest = rest[words.endIndex...]
            }
        }
    }

    private func digits(_ style: Style) -> [ShapedText.Line] {
        if let known = digits[style] { return known }
        let shaped = (0...9).map { shaper.shape("\($0)", style).lines[0] }
        digits[style] = shaped
        return shaped
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
