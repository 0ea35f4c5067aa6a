import CPangoCairo
import Domain

/// A page that is being drawn on.
final class Canvas {
    let cairo: OpaquePointer
    /// Whether the page is tagged for screen readers.
    let isTagged: Bool
    /// What the figures so far show, in words.
    private(set) var insteadOfFigures: [String] = []
    private var waitingText = WaitingText()
    private var waitingLines = WaitingLines()

    /// - Parameter surface: remains owned by the caller.
    init(surface: OpaquePointer, isTagged: Bool) {
        cairo = cairo_create(surface)
        self.isTagged = isTagged
    }

    deinit {
        cairo_destroy(cairo)
    }

    func text(_ text: ShapedText, ink: Double = Ink.black, x: Double, top: Double) {
        for (index, line) in text.lines.enumerated() {
            waitingText.add(line, ink: ink, x: x, baseline: top + text.style.baseline(ofLine: index))
        }
    }

    /// Lines that all end at `right`.
    func text(_ text: ShapedText, ink: Double = Ink.black, right: Double, top: Double) {
        for (index, line) in text.lines.enumerated() {
            waitingText.add(line, ink: ink, x: right - line.width, baseline: top + text.style.baseline(ofLine: index))
        }
    }

    /// A line of text turned to run upwards from `bottom`, centred on `middle`.
    func upwards(_ text: ShapedText, ink: Double, middle: Double, bottom: Double) {
        let baseline = middle - text.style.leading / 2 + text.style.baseline(ofLine: 0)
        for line in text.lines { waitingText.addTurned(line, ink: ink, baseline: baseline, y: bottom) }
    }

    /// Draws what is buffered: lines first, then text on top.
    func drawWaiting() {
        waitingLines.draw(on: cairo)
        waitingText.draw(on: cairo)
    }

    /// A horizontal line; its place is its middle.
    func rule(x: Double, y: Double, width: Double, weight: Double, ink: Double) {
        waitingLines.add(WaitingLines.Line(from: (x, y), to: (x + width, y)), weight: weight, ink: ink)
    }

    /// A bar from `base` upwards.
    func bar(middle: Double, base: Double, height: Double, thickness: Double, ink: Double) {
        guard height > 0 else { return }
        waitingLines.add(
            WaitingLines.Line(from: (middle, base), to: (middle, base - height)), weight: thickness, ink: ink)
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

    func tagged(_ tag: Tag, _ draw: () throws -> Void) rethrows {
        begin(tag)
        try draw()
        end(tag)
    }

    /// A figure, with words for those who cannot see it.
    func figure(instead words: String, _ draw: () throws -> Void) rethrows {
        if isTagged { insteadOfFigures.append(words) }
        try tagged(.figure, draw)
    }

    func begin(_ tag: Tag) {
        guard isTagged else { return }
        drawWaiting()
        cairo_tag_begin(cairo, tag.rawValue, "")
    }

    func end(_ tag: Tag) {
        guard isTagged else { return }
        drawWaiting()
        cairo_tag_end(cairo, tag.rawValue)
    }

    func link(to address: String, _ box: Paper.Box) {
        guard isTagged else { return }
        let quoted = address.withoutNoncharacters.reduce(into: "") {
            $0 += $1 == "'" || $1 == "\\" ? "\\\($1)" : String($1)
        }
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
    case list = "L"
    case item = "LI"
    case label = "Lbl"
    case value = "LBody"
}
