import CPangoCairo

/// Builds a run from Pango's glyphs, with positions relative to the run's start.
struct RunBuilder {
    private let font: ScaledFont
    private var width = 0.0
    private var glyphs: [cairo_glyph_t] = []
    private var clusters: [cairo_text_cluster_t] = []
    private var text: [CChar] = []

    init(_ glyphItem: UnsafeMutablePointer<PangoGlyphItem>, of bytes: [CChar], in font: ScaledFont) {
        self.font = font
        let item = glyphItem.pointee.item.pointee
        let string = glyphItem.pointee.glyphs.pointee
        let infos = UnsafeBufferPointer(start: string.glyphs, count: Int(string.num_glyphs))
        let starts = UnsafeBufferPointer(start: string.log_clusters, count: infos.count)
        var first = 0
        while first < infos.count {
            let next = starts[first...].firstIndex { $0 != starts[first] } ?? infos.count
            let end = next < infos.count ? starts[next] : item.length
            // In right-to-left text the clusters count down; then cairo maps glyphs to letters itself.
            let text = starts[0] == 0 ? bytes[Int(item.offset + starts[first])..<Int(item.offset + end)] : []
            add(infos[first..<next].compactMap { glyph($0) }, for: text)
            first = next
        }
    }

    var run: ShapedText.Run {
        ShapedText.Run(font: font, width: width, glyphs: glyphs, clusters: clusters, text: text)
    }

    private mutating func add(_ glyphs: [cairo_glyph_t], for text: ArraySlice<CChar>) {
        self.glyphs += glyphs
        guard !text.isEmpty else { return }
        if text.elementsEqual(RunBuilder.blank) || text.elementsEqual(RunBuilder.noBreak) {
            addBlank(at: glyphs.first)
        } else {
            add(text, glyphCount: glyphs.count)
        }
    }

    /// After line breaking every space becomes a plain one, for search and copying. Pango has removed the one at a
    /// line's end; it separates the words for screen readers.
    private mutating func addBlank(at place: cairo_glyph_t?) {
        if place == nil { glyphs.append(cairo_glyph_t(index: 0, x: width, y: 0)) }
        glyphs[glyphs.count - 1].index = font.blank
        add(RunBuilder.blank[...], glyphCount: 1)
    }

    private mutating func add(_ text: ArraySlice<CChar>, glyphCount: Int) {
        self.text += text
        clusters.append(cairo_text_cluster_t(num_bytes: Int32(text.count), num_glyphs: Int32(glyphCount)))
    }

    /// Advances by the glyph's width. Nil for an invisible character; the font's box for a missing one, so that the
    /// text keeps its place and can be copied.
    private mutating func glyph(_ info: PangoGlyphInfo) -> cairo_glyph_t? {
        defer { width += points(info.geometry.width) }
        guard info.glyph != RunBuilder.invisible else { return nil }
        return cairo_glyph_t(
            index: info.glyph <= RunBuilder.lastOfAFont ? UInt(info.glyph) : 0,
            x: width + points(info.geometry.x_offset), y: points(info.geometry.y_offset))
    }

    private func points(_ units: PangoGlyphUnit) -> Double { Double(units) / Double(PANGO_SCALE) }

    private static let blank = [CChar(bitPattern: 0x20)]
    private static let noBreak = [CChar(bitPattern: 0xC2), CChar(bitPattern: 0xA0)]
    /// PANGO_GLYPH_EMPTY, a macro with a cast.
    private static let invisible: PangoGlyph = 0x0FFF_FFFF
    private static let lastOfAFont: PangoGlyph = 0xFFFF
}
