import CPangoCairo

/// A page that is being drawn on.
final class Canvas {
    let cairo: OpaquePointer
    /// Whether the parts of the page are named for those who listen to it.
    let isTagged: Bool

    /// - Parameter surface: stays the caller's.
    init(surface: OpaquePointer, isTagged: Bool) {
        cairo = cairo_create(surface)
        self.isTagged = isTagged
    }

    deinit {
        cairo_destroy(cairo)
    }

    func text(_ text: ShapedText, ink: Double = Ink.black, x: Double, top: Double) {
        var baseline = top + text.style.baseline
        for line in text.lines {
            self.line(line, ink: ink, x: x, baseline: baseline)
            baseline += text.style.leading
        }
    }

    /// Lines that all end at `right`.
    func text(_ text: ShapedText, ink: Double = Ink.black, right: Double, top: Double) {
        var baseline = top + text.style.baseline
        for line in text.lines {
            self.line(line, ink: ink, x: right - line.width, baseline: baseline)
            baseline += text.style.leading
        }
    }

    func line(_ line: ShapedText.Line, ink: Double, x: Double, baseline: Double) {
        cairo_set_source_rgb(cairo, ink, ink, ink)
        for run in line.runs {
            cairo_set_scaled_font(cairo, run.font)
            var glyphs = run.glyphs
            for index in glyphs.indices {
                glyphs[index].x += x
                glyphs[index].y += baseline
            }
            if run.clusters.isEmpty {
                cairo_show_glyphs(cairo, glyphs, Int32(glyphs.count))
            } else {
                cairo_show_text_glyphs(
                    cairo, run.text, Int32(run.text.count), glyphs, Int32(glyphs.count), run.clusters,
                    Int32(run.clusters.count), cairo_text_cluster_flags_t(rawValue: 0))
            }
        }
    }

    /// A horizontal line; its place is its middle.
    func rule(x: Double, y: Double, width: Double, weight: Double, ink: Double) {
        cairo_set_source_rgb(cairo, ink, ink, ink)
        cairo_set_line_width(cairo, weight)
        cairo_move_to(cairo, x, y)
        cairo_line_to(cairo, x + width, y)
        cairo_stroke(cairo)
    }

    func fill(_ boxes: [Paper.Box], ink: Double) {
        guard !boxes.isEmpty else { return }
        cairo_set_source_rgb(cairo, ink, ink, ink)
        for box in boxes { cairo_rectangle(cairo, box.left, box.top, box.width, box.height) }
        cairo_fill(cairo)
    }

    func frame(_ box: Paper.Box, radius: Double, weight: Double, ink: Double) {
        let (right, bottom, quarter) = (box.left + box.width, box.top + box.height, Double.pi / 2)
        cairo_new_sub_path(cairo)
        cairo_arc(cairo, right - radius, box.top + radius, radius, -quarter, 0)
        cairo_arc(cairo, right - radius, bottom - radius, radius, 0, quarter)
        cairo_arc(cairo, box.left + radius, bottom - radius, radius, quarter, 2 * quarter)
        cairo_arc(cairo, box.left + radius, box.top + radius, radius, 2 * quarter, 3 * quarter)
        cairo_close_path(cairo)
        cairo_set_source_rgb(cairo, ink, ink, ink)
        cairo_set_line_width(cairo, weight)
        cairo_stroke(cairo)
    }

    /// Draws with the place as origin and the paper turned, so that text runs upwards.
    func upwards(x: Double, y: Double, _ draw: () -> Void) {
        cairo_save(cairo)
        cairo_translate(cairo, x, y)
        cairo_rotate(cairo, -Double.pi / 2)
        draw()
        cairo_restore(cairo)
    }

    func tagged(_ tag: Tag, _ draw: () throws -> Void) rethrows {
        begin(tag)
        try draw()
        end(tag)
    }

    func begin(_ tag: Tag) {
        if isTagged { cairo_tag_begin(cairo, tag.rawValue, "") }
    }

    func end(_ tag: Tag) {
        if isTagged { cairo_tag_end(cairo, tag.rawValue) }
    }

    func link(to address: String, _ box: Paper.Box) {
        guard isTagged else { return }
        let quoted = address.reduce(into: "") { $0 += $1 == "'" || $1 == "\\" ? "\\\($1)" : String($1) }
        cairo_tag_begin(
            cairo, CAIRO_TAG_LINK, "rect=[\(box.left) \(box.top) \(box.width) \(box.height)] uri='\(quoted)'")
        cairo_tag_end(cairo, CAIRO_TAG_LINK)
    }
}

/// The structure types of PDF that a bill uses.
enum Tag: String {
    case document = "Document"
    case heading = "H1"
    case subheading = "H2"
    case paragraph = "P"
    case table = "Table"
    case row = "TR"
    case head = "TH"
    case cell = "TD"
    case figure = "Figure"
}
