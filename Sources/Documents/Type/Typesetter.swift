/// Sets text, and remembers it: most of a bill's words recur in the next one. Its figures don't, so that texts with figures
/// are put together of their words and of signs, the digits all of one width.
final class Typesetter {
    private let shaper: Shaper
    private var remembered = Remembered()
    private var figures: [Style: Figures] = [:]

    init() throws {
        shaper = try Shaper()
    }

    /// - Parameter width: where lines break; nil sets all on one line.
    func shape(_ text: String, _ style: Style, width: Double? = nil) -> ShapedText {
        guard text.utf8.contains(where: \.isDigit), !text.utf8.contains(UInt8(ascii: "\n")) else {
            return remembered(text, style, width: width)
        }
        if let width, let known = remembered.known(Remembered.Key(text: text, style: style, width: width)) {
            return known
        }
        let line = line(of: text, style)
        if line.width <= width ?? .infinity { return ShapedText(style: style, lines: [line]) }
        return remembered(text, style, width: width)
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
        line.reserve(text.utf8.count)
        parts(of: text, style) { line.append($0) }
        return line
    }

    /// Figures by their signs, and the words between them.
    private func parts(of text: String, _ style: Style, _ body: (ShapedText.Run) -> Void) {
        let figures = figures(style)
        var text = text
        text.withUTF8 { bytes in
            var (place, words) = (0, 0)
            func endWords() {
                guard words < place else { return }
                let shaped = remembered(String(decoding: bytes[words..<place], as: UTF8.self), style)
                for line in shaped.lines {
                    for placed in line.runs { body(placed.run) }
                }
            }
            while place < bytes.count {
                if let sign = figures.sign(at: place, of: bytes) {
                    endWords()
                    body(sign.run)
                    place += sign.length
                    words = place
                } else {
                    place += 1
                }
            }
            endWords()
        }
    }

    private func figures(_ style: Style) -> Figures {
        if let known = figures[style] { return known }
        let made = Figures(style, shaper)
        figures[style] = made
        return made
    }

    private func remembered(_ text: String, _ style: Style, width: Double? = nil) -> ShapedText {
        remembered.text(Remembered.Key(text: text, style: style, width: width)) {
            shaper.shape(text, style, width: width)
        }
    }
}
