import CPangoCairo

/// Buffers text to be drawn, by font and ink: each call of cairo is slow, however short the text.
struct WaitingText {
    private var batches: [Batch] = []
    /// The index of the last addition: usually the next goes there too.
    private var latest = 0

    private struct Batch {
        var font: OpaquePointer
        var ink: Double
        var hasClusters: Bool
        var glyphs: [cairo_glyph_t] = []
        var clusters: [cairo_text_cluster_t] = []
        var text: [CChar] = []

        func draw(on cairo: OpaquePointer) {
            cairo_set_source_rgb(cairo, ink, ink, ink)
            cairo_set_scaled_font(cairo, font)
            if hasClusters {
                cairo_show_text_glyphs(
                    cairo, text, Int32(text.count), glyphs, Int32(glyphs.count), clusters, Int32(clusters.count),
                    cairo_text_cluster_flags_t(rawValue: 0))
            } else {
                cairo_show_glyphs(cairo, glyphs, Int32(glyphs.count))
            }
        }
    }

    mutating func add(_ line: ShapedText.Line, ink: Double, x: Double, baseline: Double) {
        let (x, baseline) = (hundredths(x), hundredths(baseline))
        for (run, start) in line.runs {
            add(run, font: run.font.upright, ink) { glyph in
                cairo_glyph_t(index: glyph.index, x: x + start + glyph.x, y: baseline + glyph.y)
            }
        }
    }

    /// The text runs upwards from its place.
    mutating func addTurned(_ line: ShapedText.Line, ink: Double, baseline: Double, y: Double) {
        let (baseline, y) = (hundredths(baseline), hundredths(y))
        for (run, start) in line.runs {
            add(run, font: run.font.turned, ink) { glyph in
                cairo_glyph_t(index: glyph.index, x: baseline + glyph.y, y: y - start - glyph.x)
            }
        }
    }

    /// In the order of addition, within the same font and ink.
    mutating func draw(on cairo: OpaquePointer) {
        for batch in batches { batch.draw(on: cairo) }
        batches.removeAll(keepingCapacity: true)
    }

    /// Rounds to hundredths of a point: no visible difference, and shorter numbers in the file.
    private func hundredths(_ place: Double) -> Double { (place * 100).rounded() / 100 }

    private mutating func add(
        _ run: ShapedText.Run, font: OpaquePointer, _ ink: Double, place: (cairo_glyph_t) -> cairo_glyph_t
    ) {
        let batch = batch(font, ink, hasClusters: !run.clusters.isEmpty)
        for glyph in run.glyphs { batches[batch].glyphs.append(place(glyph)) }
        batches[batch].clusters += run.clusters
        batches[batch].text += run.text
    }

    private mutating func batch(_ font: OpaquePointer, _ ink: Double, hasClusters: Bool) -> Int {
        func isOf(_ batch: Batch) -> Bool {
            batch.font == font && batch.ink == ink && batch.hasClusters == hasClusters
        }
        if latest < batches.count, isOf(batches[latest]) { return latest }
        if let known = batches.firstIndex(where: isOf) {
            latest = known
        } else {
            latest = batches.count
            batches.append(Batch(font: font, ink: ink, hasClusters: hasClusters))
        }
        return latest
    }
}
