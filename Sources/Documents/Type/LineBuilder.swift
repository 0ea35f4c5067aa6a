import CPangoCairo

/// Makes runs of what Pango has shaped, with places counted from the line's start.
struct LineBuilder {
    let bytes: [CChar]
    private(set) var line = ShapedText.Line()

    init(bytes: [CChar]) {
        self.bytes = bytes
    }

    mutating func add(_ glyphItem: UnsafeMutablePointer<PangoGlyphItem>, in font: ScaledFont) {
        let item = glyphItem.pointee.item.pointee
        let string = glyphItem.pointee.glyphs.pointee
        let infos = UnsafeBufferPointer(start: string.glyphs, count: Int(string.num_glyphs))
        let starts = UnsafeBufferPointer(start: string.log_clusters, count: infos.count)
        var run = ShapedText.Run(
            font: font, text: Array(bytes[Int(item.offset)..<Int(item.offset + item.length)]))
        run.glyphs.reserveCapacity(infos.count)
        run.clusters.reserveCapacity(infos.count)

        var first = 0
        while first < infos.count {
            let next = starts[first...].firstIndex { $0 != starts[first] } ?? infos.count
            let glyphs = infos[first..<next].compactMap { glyph($0) }
            let end = next < infos.count ? starts[next] : item.length
            run.glyphs += glyphs
            run.clusters.append(cairo_text_cluster_t(num_bytes: end - starts[first], num_glyphs: Int32(glyphs.count)))
            first = next
        }
        // From right to left the clusters count down; then cairo finds the letters by their glyphs.
        run.hasClusters = starts.first == 0
        line.runs.append(run)
    }

    /// Moves on by the glyph's width. Nil for what can't be seen; the font's box for what no font has, so that the text
    /// keeps its place and can be copied.
    private mutating func glyph(_ info: PangoGlyphInfo) -> cairo_glyph_t? {
        defer { line.width += points(info.geometry.width) }
        guard info.glyph != LineBuilder.invisible else { return nil }
        return cairo_glyph_t(
            index: info.glyph <= LineBuilder.lastOfAFont ? UInt(info.glyph) : 0,
            x: line.width + points(info.geometry.x_offset), y: points(info.geometry.y_offset))
    }

    private func points(_ units: PangoGlyphUnit) -> Double { Double(units) / Double(PANGO_SCALE) }

    /// PANGO_GLYPH_EMPTY, a macro with a cast.
    private static let invisible: PangoGlyph = 0x0FFF_FFFF
    private static let lastOfAFont: PangoGlyph = 0xFFFF
}
