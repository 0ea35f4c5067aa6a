import CPangoCairo

/// Backs that are set once and then repeated. In a print file they are recorded, too: cairo writes each of them once.
struct KnownBacks {
    private let typesetter: Typesetter
    private let isRecorded: Bool
    private var known: [Known] = []

    /// Backs differ by language, and hardly between households.
    private static let limit = 16

    private struct Known {
        let back: BilingualBack
        let title: [Block]
        /// By type size; nil for one in which the columns do not fit a page.
        var columns: [Double: Block?] = [:]
    }

    init(_ typesetter: Typesetter, isRecorded: Bool) {
        (self.typesetter, self.isRecorded) = (typesetter, isRecorded)
    }

    /// - Parameter above: what stands between the title and the columns.
    mutating func pages(of back: BilingualBack, above: [Block]) -> [[Flow.Placed]] {
        let index = index(of: back)
        let head = known[index].title + above + (above.isEmpty ? [] : [.space(14)])
        for size in BackPages.sizes {
            guard let columns = columns(size, of: index), columns.height <= Flow.pageHeight - head.height else {
                continue
            }
            var flow = Flow()
            for block in head + [columns] { flow.place(block) }
            return flow.pages
        }
        return BackPages(back, typesetter).flow(above: above).pages
    }

    private mutating func index(of back: BilingualBack) -> Int {
        if let index = known.firstIndex(where: { $0.back == back }) { return index }
        if known.count == KnownBacks.limit { known.removeAll() }
        known.append(Known(back: back, title: BackPages(back, typesetter).title()))
        return known.count - 1
    }

    private mutating func columns(_ size: Double, of index: Int) -> Block? {
        if let made = known[index].columns[size] { return made }
        let set = BackPages(known[index].back, typesetter).block(size: size)
        let block = isRecorded ? set.map { RecordedBlock(of: $0).block } : set
        known[index].columns[size] = .some(block)
        return block
    }
}

private final class RecordedBlock {
    private let surface: OpaquePointer
    private let height: Double

    init(of block: Block) {
        height = block.height
        var extents = cairo_rectangle_t(x: 0, y: 0, width: Paper.width, height: Paper.height)
        surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents)
        let canvas = Canvas(surface: surface, isTagged: false)
        block.draw(canvas, 0, 0)
        canvas.drawWaiting()
    }

    deinit {
        cairo_surface_destroy(surface)
    }

    var block: Block {
        Block(height: height) { canvas, x, y in
            cairo_set_source_surface(canvas.cairo, self.surface, x, y)
            cairo_paint(canvas.cairo)
        }
    }
}
