import CPangoCairo

/// Backs that are drawn once and then repeated: in a print file, cairo writes each of their pages once.
struct RecordedBacks {
    private let typesetter: Typesetter
    private var known: [(back: BackSheet, pages: [[Flow.Placed]])] = []

    /// Backs differ by language, and hardly between households.
    private static let limit = 16

    init(_ typesetter: Typesetter) {
        self.typesetter = typesetter
    }

    mutating func pages(of back: BackSheet) -> [[Flow.Placed]] {
        if let known = known.first(where: { $0.back == back }) { return known.pages }
        if known.count == RecordedBacks.limit { known.removeAll() }
        let recorded = BackPages(back, typesetter).flow().pages.map { page in
            [Flow.Placed(block: RecordedPage(of: page).block, x: 0, y: 0)]
        }
        known.append((back, recorded))
        return recorded
    }
}

private final class RecordedPage {
    private let surface: OpaquePointer

    init(of page: [Flow.Placed]) {
        var extents = cairo_rectangle_t(x: 0, y: 0, width: Paper.width, height: Paper.height)
        surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents)
        let canvas = Canvas(surface: surface, isTagged: false)
        for placed in page { placed.block.draw(canvas, placed.x, placed.y) }
        canvas.drawWaiting()
    }

    deinit {
        cairo_surface_destroy(surface)
    }

    var block: Block {
        Block(height: Paper.height) { canvas, x, y in
            cairo_set_source_surface(canvas.cairo, self.surface, x, y)
            cairo_paint(canvas.cairo)
        }
    }
}
