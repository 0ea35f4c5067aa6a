import CPangoCairo

/// Text in one style, broken into lines: glyphs at their places, ready to be drawn any number of times.
struct ShapedText {
    let style: Style
    let lines: [Line]
    /// The widest line's.
    let width: Double

    init(style: Style, lines: [Line]) {
        (self.style, self.lines) = (style, lines)
        width = lines.reduce(0) { max($0, $1.width) }
    }

    /// Some of its lines.
    func lines(_ range: Range<Int>) -> ShapedText { ShapedText(style: style, lines: Array(lines[range])) }

    var height: Double { Double(lines.count) * style.leading }

    struct Line {
        var runs: [Run] = []
        var width = 0.0

        /// What follows on the same line. Runs of one font become one.
        mutating func append(_ line: Line) {
            for run in line.runs {
                if let last = runs.indices.last, runs[last].font === run.font, runs[last].hasClusters, run.hasClusters {
                    runs[last].append(run, at: width)
                } else {
                    var first = Run(font: run.font, hasClusters: run.hasClusters)
                    first.append(run, at: width)
                    runs.append(first)
                }
            }
            width += line.width
        }
    }

    /// Glyphs of one font. The text and its clusters go into the file with them, so that it can be searched and copied.
    struct Run {
        var font: ScaledFont
        /// Without them cairo finds the letters by their glyphs.
        var hasClusters = true
        var glyphs: [cairo_glyph_t] = []
        var clusters: [cairo_text_cluster_t] = []
        var text: [CChar] = []

        mutating func append(_ run: Run, at x: Double) {
            glyphs.append(contentsOf: run.glyphs.lazy.map { cairo_glyph_t(index: $0.index, x: x + $0.x, y: $0.y) })
            clusters += run.clusters
            text += run.text
        }
    }
}

/// A font in one size, upright and turned to the left.
final class ScaledFont {
    let upright: OpaquePointer
    private var made: OpaquePointer?

    /// - Parameter font: is retained.
    init(_ font: OpaquePointer) {
        upright = cairo_scaled_font_reference(font)
    }

    deinit {
        cairo_scaled_font_destroy(upright)
        if let made { cairo_scaled_font_destroy(made) }
    }

    var turned: OpaquePointer {
        if let made { return made }
        var (matrix, toDevice) = (cairo_matrix_t(), cairo_matrix_t())
        let options = cairo_font_options_create()
        defer { cairo_font_options_destroy(options) }
        cairo_scaled_font_get_font_matrix(upright, &matrix)
        cairo_scaled_font_get_ctm(upright, &toDevice)
        cairo_scaled_font_get_font_options(upright, options)
        cairo_matrix_rotate(&matrix, -Double.pi / 2)
        let font: OpaquePointer = cairo_scaled_font_create(
            cairo_scaled_font_get_font_face(upright), &matrix, &toDevice, options)
        made = font
        return font
    }
}
