/// Shapes text, with a cache: most of a bill's words recur in the next one. Its figures do not, so text with figures is
/// composed of cached words and of single characters, the digits all of one width.
final class Typesetter {
    private let shaper: Shaper
    private var remembered = ShapedTextCache()
    private var figures: [Style: DigitGlyphs] = [:]
    private var headWidths: [ShapedTextCache.Key: Double] = [:]

    init() throws {
        shaper = try Shaper()
    }

    /// - Parameter width: where lines break; nil sets all on one line.
    func shape(_ text: String, _ style: Style, width: Double? = nil) -> ShapedText {
        guard text.utf8.contains(where: \.isDigit), !text.utf8.contains(UInt8(ascii: "\n")) else {
            return remembered(text, style, width: width)
        }
        if let width, let known = remembered.known(ShapedTextCache.Key(text: text, style: style, width: width)) {
            return known
        }
        let line = line(of: text, style)
        if line.width <= width ?? .infinity { return ShapedText(style: style, lines: [line]) }
        return remembered(text, style, width: width)
    }

    /// The width of the text on one line.
    func width(of text: String, _ style: Style) -> Double {
        var width = 0.0
        parts(of: text, style) { width += $0.width }
        return width
    }

    /// The smallest width in which a head of a table takes at most two lines; a short one is not broken.
    func headWidth(of text: String, _ style: Style) -> Double {
        let key = ShapedTextCache.Key(text: text, style: style, width: nil)
        if let known = headWidths[key] { return known }
        let width = leastWidth(ofTwoLines: text, style)
        headWidths[key] = width
        return width
    }

    private func leastWidth(ofTwoLines text: String, _ style: Style) -> Double {
        let whole = width(of: text, style)
        let words = text.split(separator: " ")
        guard whole >= style.size * 5, words.count > 1 else { return whole }
        let least = (1..<words.count).reduce(whole) { least, place in
            let lines = [words[..<place], words[place...]].map { $0.joined(separator: " ") }
            return min(least, lines.reduce(0) { max($0, width(of: $1, style)) })
        }
        // A little more than measured, so that no line is broken for want of a hair.
        return least + 0.1
    }

    /// In the first of the styles in which the text fits the width, or the last.
    func shape(_ text: String, firstFitting styles: [Style], width: Double) -> ShapedText {
        let shaped = styles.lazy.map { self.shape(text, $0) }
        return shaped.first { $0.width <= width } ?? shape(text, styles[styles.count - 1], width: width)
    }

    /// The width of the widest word: in a smaller width it would be broken.
    func widestWord(of text: String, _ style: Style) -> Double {
        text.utf8.split(separator: UInt8(ascii: " ")).reduce(0) { max($0, width(of: String(Substring($1)), style)) }
    }

    private func line(of text: String, _ style: Style) -> ShapedText.Line {
        var line = ShapedText.Line()
        line.reserve(text.utf8.count)
        parts(of: text, style) { line.append($0) }
        return line
    }

    /// DigitGlyphs character by character, and the words between them.
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

    private func figures(_ style: Style) -> DigitGlyphs {
        if let known = figures[style] { return known }
        let made = DigitGlyphs(style, shaper)
        figures[style] = made
        return made
    }

    private func remembered(_ text: String, _ style: Style, width: Double? = nil) -> ShapedText {
        remembered.text(ShapedTextCache.Key(text: text, style: style, width: width)) {
            shaper.shape(text, style, width: width)
        }
    }
}
