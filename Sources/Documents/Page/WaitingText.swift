import CPangoCairo

/// Text that waits to be drawn, by font and ink: cairo takes long for each call, and hardly longer for a long one.
struct WaitingText {
    private var batches: [Batch] = []

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

    mutating func add(_ run: ShapedText.Run, ink: Double, x: Double, baseline: Double) {
        let batch = batch(run.font.upright, ink, run.hasClusters)
        let (x, baseline) = (hundredths(x), hundredths(baseline))
        batches[batch].glyphs.append(
            contentsOf: run.glyphs.lazy.map { glyph in
                cairo_glyph_t(index: glyph.index, x: x + glyph.x, y: baseline + glyph.y)
            })
        batches[batch].clusters += run.clusters
        batches[batch].text += run.text
    }

    /// The text runs upwards from its place.
    mutating func addTurned(_ run: ShapedText.Run, ink: Double, baseline: Double, y: Double) {
        let batch = batch(run.font.turned, ink, run.hasClusters)
        let (baseline, y) = (hundredths(baseline), hundredths(y))
        batches[batch].glyphs.append(
            contentsOf: run.glyphs.lazy.map { glyph in
                cairo_glyph_t(index: glyph.index, x: baseline + glyph.y, y: y - glyph.x)
            })
        batches[batch].clusters += run.clusters
        batches[batch].text += run.text
    }

    mutating func draw(on cairo: OpaquePointer) {
        for index in batches.indices where !batches[index].glyphs.isEmpty {
            batches[index].draw(on: cairo)
            batches[index].glyphs.removeAll(keepingCapacity: true)
            batches[index].clusters.removeAll(keepingCapacity: true)
            batches[index].text.removeAll(keepingCapacity: true)
        }
    }

    /// Of a point: nobody sees a difference, and numbers are shorter in the file.
    private func hundredths(_ place: Double) -> Double { (place * 100).rounded() / 100 }

    private mutating func batch(_ font: OpaquePointer, _ ink: Double, _ hasClusters: Bool) -> Int {
        let known = batches.firstIndex { $0.font == font && $0.ink == ink && $0.hasClusters == hasClusters }
        if let known { return known }
        batches.append(Batch(font: font, ink: ink, hasClusters: hasClusters))
        return batches.count - 1
    }
}
