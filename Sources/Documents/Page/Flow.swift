/// Fills pages from top to bottom.
struct Flow {
    struct Placed {
        var block: Block
        var x, y: Double
    }

    private(set) var pages: [[Placed]] = [[]]
    /// The place of the next block.
    var y = Paper.top

    static let pageHeight = Paper.bottom - Paper.top

    var isAtTop: Bool { y == Paper.top }

    /// The height left on the page.
    var room: Double { Paper.bottom - y }

    func fits(_ height: Double) -> Bool { height <= room + 0.01 }

    mutating func place(_ block: Block, x: Double = Paper.left) {
        put(block, x: x, y: y)
        y += block.height
    }

    /// Places a block outside the flow: the place of the next block does not change.
    mutating func put(_ block: Block, x: Double, y: Double) {
        pages[pages.count - 1].append(Placed(block: block, x: x, y: y))
    }

    /// No space is added at the top of a page.
    mutating func space(_ height: Double) {
        if !isAtTop { y += height }
    }

    mutating func startPage() {
        pages.append([])
        y = Paper.top
    }
}
