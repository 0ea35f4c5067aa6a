import CPangoCairo

/// Buffers lines to be drawn, by weight and ink.
struct WaitingLines {
    private var batches: [Batch] = []

    private struct Batch {
        var weight, ink: Double
        var lines: [Line] = []
    }

    struct Line {
        var from, to: (x: Double, y: Double)
    }

    mutating func add(_ line: Line, weight: Double, ink: Double) {
        let known = batches.firstIndex { $0.weight == weight && $0.ink == ink }
        if known == nil { batches.append(Batch(weight: weight, ink: ink)) }
        batches[known ?? batches.count - 1].lines.append(line)
    }

    mutating func draw(on cairo: OpaquePointer) {
        for index in batches.indices where !batches[index].lines.isEmpty {
            let batch = batches[index]
            cairo_set_source_rgb(cairo, batch.ink, batch.ink, batch.ink)
            cairo_set_line_width(cairo, batch.weight)
            for line in batch.lines {
                cairo_move_to(cairo, line.from.x, line.from.y)
                cairo_line_to(cairo, line.to.x, line.to.y)
            }
            cairo_stroke(cairo)
            batches[index].lines.removeAll(keepingCapacity: true)
        }
    }
}
