/// Content of a known height, drawn at its top left corner.
struct Block {
    var height: Double
    var draw: (_ canvas: Canvas, _ x: Double, _ y: Double) -> Void

    /// Blocks under one another as one.
    static func column(_ blocks: [Block]) -> Block {
        Block(height: blocks.reduce(0) { $0 + $1.height }) { canvas, x, y in
            var y = y
            for block in blocks {
                block.draw(canvas, x, y)
                y += block.height
            }
        }
    }

    static func space(_ height: Double) -> Block { Block(height: height) { _, _, _ in } }

    /// A paragraph, its lines all from the left edge.
    static func text(_ text: ShapedText, ink: Double = Ink.black, tag: Tag = .paragraph) -> Block {
        Block(height: text.height) { canvas, x, y in
            canvas.tagged(tag) { canvas.text(text, ink: ink, x: x, top: y) }
        }
    }

    func tagged(_ tag: Tag) -> Block {
        Block(height: height) { canvas, x, y in canvas.tagged(tag) { draw(canvas, x, y) } }
    }
}
