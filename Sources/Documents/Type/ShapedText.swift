import CPangoCairo

/// Text in one style, broken into lines: glyphs at their places, ready to be drawn any number of times.
final class ShapedText {
    let style: Style
    let lines: [Line]
    /// The widest line's.
    let width: Double

    init(style: Style, lines: [Line]) {
        (self.style, self.lines) = (style, lines)
        width = lines.reduce(0) { max($0, $1.width) }
    }

    var height: Double { Double(lines.count) * style.leading }

    struct Line {
        var runs: [Run]
        var width: Double
    }

    /// Glyphs of one font. The text and its clusters go into the file with them, so that it can be searched and copied.
    struct Run {
        /// A cairo_scaled_font_t that the Typesetter keeps alive.
        var font: OpaquePointer
        var glyphs: [cairo_glyph_t]
        var clusters: [cairo_text_cluster_t]
        var text: [CChar]
    }
}
