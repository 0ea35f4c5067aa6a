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
        var run = ShapedText.Run(font: font)
        // From right to left the clusters count down; then cairo finds the letters by their glyphs.
        run.hasClusters = starts.first == 0

        var first = 0
        while first < infos.count {
            let next = starts[first...].firstIndex { $0 != starts[first] } ?? infos.count
            let end = next < infos.count ? starts[next] : item.length
            var glyphs = infos[first..<next].compactMap { glyph($0) }
            if run.hasClusters {
                let text = bytes[Int(item.offset + starts[first])..<Int(item.offset + end)]
                if glyphs.count == 1, LineBuilder.isBlank(text) {
                    glyphs[0].index = UInt(isWestern(before: text) ? font.blanks.western : font.blanks.other)
                    run.append(glyphs, LineBuilder.blank)
                } else {
                    run.append(glyphs, text)
                }
            } else {
                run.glyphs += glyphs
            }
            first = next
        }
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

    /// A space, or one that lines don't break at: once they are broken it is found and copied as any other.
    private static func isBlank(_ text: ArraySlice<CChar>) -> Bool {
        text.elementsEqual(blank) || text.elementsEqual(noBreak)
    }

    /// A blank goes with the letter before it. Cyrillic begins with D0 to D4 in UTF-8, and its bytes end in 80 to BF.
    private func isWestern(before text: ArraySlice<CChar>) -> Bool {
        guard text.startIndex >= 2 else { return true }
        return !(0xD0...0xD4 ~= UInt8(bitPattern: bytes[text.startIndex - 2]))
    }

    private static let blank = [CChar(bitPattern: 0x20)][...]
    private static let noBreak = [CChar(bitPattern: 0xC2), CChar(bitPattern: 0xA0)]
    /// PANGO_GLYPH_EMPTY, a macro with a cast.
    private static let invisible: PangoGlyph = 0x0FFF_FFFF
    private static let lastOfAFont: PangoGlyph = 0xFFFF
}
