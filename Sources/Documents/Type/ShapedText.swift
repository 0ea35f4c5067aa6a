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
        ///
        /// - Parameter room: for how many bytes of text.
        mutating func append(_ line: Line, room: Int) {
            for run in line.runs {
                if let last = runs.indices.last, runs[last].font === run.font, runs[last].hasClusters, run.hasClusters {
                    runs[last].append(run, at: width)
                } else {
                    var first = Run(font: run.font, hasClusters: run.hasClusters)
                    first.reserve(room)
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

        mutating func reserve(_ room: Int) {
            glyphs.reserveCapacity(room)
            clusters.reserveCapacity(room)
            text.reserveCapacity(room)
        }

        mutating func append(_ glyphs: [cairo_glyph_t], _ text: ArraySlice<CChar>) {
            self.glyphs += glyphs
            self.text += text
            clusters.append(cairo_text_cluster_t(num_bytes: Int32(text.count), num_glyphs: Int32(glyphs.count)))
        }

        mutating func append(_ run: Run, at x: Double) {
            glyphs.append(contentsOf: run.glyphs.lazy.map { cairo_glyph_t(index: $0.index, x: x + $0.x, y: $0.y) })
            clusters += run.clusters
            text += run.text
        }
    }
}
