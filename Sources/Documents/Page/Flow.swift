/// Fills pages from top to bottom.
struct Flow {
    struct Placed {
        var block: Block
        var x, y: Double
    }

    private(set) var pages: [[Placed]] = [[]]
    /// Where the next block goes.
    var y = Paper.top

    static let pageHeight = Paper.bottom - Paper.top

    var isAtTop: Bool { y == Paper.top }

    /// What is left of the page.
    var room: Double { Paper.bottom - y }

    func fits(_ height: Double) -> Bool { height <= room + 0.01 }

    mutating func place(_ block: Block, x: Double = Paper.left) {
        put(block, x: x, y: y)
        y += block.height
    }

    /// Beside the others: the next block's place stays where it was.
    mutating func put(_ block: Block, x: Double, y: Double) {
        pages[pages.count - 1].append(Placed(block: block, x: x, y: y))
    }

    /// Nothing at a page's top needs a space above it.
    mutating func space(_ height: Double) {
        if !isAtTop { y += height }
    }

    mutating func startPage() {
        pages.append([])
        y = Paper.top
    }
}
