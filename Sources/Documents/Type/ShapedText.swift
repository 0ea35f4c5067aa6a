import CPangoCairo

/// Text in one style, broken into lines of positioned glyphs, to be drawn any number of times.
struct ShapedText {
    let style: Style
    let lines: [Line]
    /// The width of the widest line.
    let width: Double

    init(style: Style, lines: [Line]) {
        (self.style, self.lines) = (style, lines)
        width = lines.reduce(0) { max($0, $1.width) }
    }

    /// Some of its lines.
    func lines(_ range: Range<Int>) -> ShapedText { ShapedText(style: style, lines: Array(lines[range])) }

    var height: Double { Double(lines.count) * style.leading }

    struct Line {
        /// With their offsets from the line's start.
        private(set) var runs: [(run: Run, x: Double)] = []
        private(set) var width = 0.0

        mutating func append(_ run: Run) {
            runs.append((run, width))
            width += run.width
        }

        mutating func append(_ line: Line) {
            for run in line.runs { append(run.run) }
        }

        mutating func reserve(_ count: Int) {
            runs.reserveCapacity(count)
        }
    }

    /// Glyphs of one font. The text and its clusters go into the file with them, so that it can be searched and copied.
    final class Run {
        let font: ScaledFont
        let width: Double
        let glyphs: [cairo_glyph_t]
        /// If empty, cairo maps glyphs to letters itself.
        let clusters: [cairo_text_cluster_t]
        let text: [CChar]

        init(
            font: ScaledFont, width: Double, glyphs: [cairo_glyph_t], clusters: [cairo_text_cluster_t], text: [CChar]
        ) {
            (self.font, self.width) = (font, width)
            (self.glyphs, self.clusters, self.text) = (glyphs, clusters, text)
        }
    }
}
