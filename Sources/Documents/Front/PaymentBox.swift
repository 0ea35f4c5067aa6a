/// The payment code with its text under it.
struct PaymentBox {
    static let firstColumn = 9
    private static let side = Paper.millimetres(28)

    static func block(_ payment: BillSheet.PaymentCode, _ typesetter: Typesetter) throws -> Block {
        let stencil = try QRStencil(QRCode(payment.link))
        let width = Paper.right - Paper.column(firstColumn)
        let words = typesetter.shape(payment.words, .regular(7.5), width: width)
        // The code's upper edge is at the height of the letters next to it.
        let drop = 2.0
        return Block(height: drop + side + 6 + words.height) { canvas, x, y in
            let y = y + drop
            let box = Paper.Box(left: x, top: y, width: side, height: side)
            canvas.tagged(.figure) {
                stencil.draw(on: canvas, in: box)
                canvas.link(to: payment.link, box)
            }
            canvas.tagged(.paragraph) { canvas.text(words, x: x, top: y + side + 6) }
        }
    }
}
