/// The payment code with its text.
struct PaymentBox {
    let link: String
    let words: Label

    static let firstColumn = 9

    /// The text under the code.
    func column(_ typesetter: Typesetter) throws -> Block {
        let stencil = try QRStencil(QRCode(link))
        let side = Paper.millimetres(28)
        let width = Paper.right - Paper.column(PaymentBox.firstColumn)
        let text = typesetter.shape(words, .regular(7.5), width: width, isStacked: true)
        // The code's upper edge is at the height of the letters next to it.
        let drop = 2.0
        return Block(height: drop + side + 6 + text.height) { canvas, x, y in
            code(stencil, canvas, x, y + drop, side)
            canvas.tagged(.paragraph) { text.draw(on: canvas, x: x, top: y + drop + side + 6) }
        }
    }

    /// The code alone, smaller.
    func codeAlone() throws -> Block {
        let stencil = try QRStencil(QRCode(link))
        let side = Paper.millimetres(24)
        return Block(height: side) { canvas, x, y in code(stencil, canvas, x, y, side) }
    }

    private func code(_ stencil: QRStencil, _ canvas: Canvas, _ x: Double, _ y: Double, _ side: Double) {
        let box = Paper.Box(left: x, top: y, width: side, height: side)
        canvas.figure(instead: words.first) {
            stencil.draw(on: canvas, in: box)
            canvas.link(to: link, box)
        }
    }
}
