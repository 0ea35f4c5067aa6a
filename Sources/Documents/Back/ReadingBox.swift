/// The code by which readings are given, with its text beside it; at the top of the back.
struct ReadingBox {
    private let link: String
    private let head, words: Label

    /// Nil if the bill has none.
    init?(_ bill: PrintedBill) {
        guard let readings = bill.sheet.readings else { return nil }
        link = readings.link
        head = Label(readings.head, bill.second?.readings?.head)
        words = Label(readings.words, bill.second?.readings?.words)
    }

    func block(_ typesetter: Typesetter) throws -> Block {
        let stencil = try QRStencil(QRCode(link))
        let side = Paper.millimetres(24)
        let gap = 12.0
        let width = Paper.measure - side - gap
        let head = typesetter.shape(head, .bold(8.5), width: width, isStacked: true)
        let words = typesetter.shape(words, .regular(8), width: width, isStacked: true)
        return Block(height: max(side, head.height + 2 + words.height)) { [self] canvas, x, y in
            let box = Paper.Box(left: x, top: y, width: side, height: side)
            canvas.figure(instead: self.words.first) {
                stencil.draw(on: canvas, in: box)
                canvas.link(to: link, box)
            }
            canvas.tagged(.subheading) { head.draw(on: canvas, x: x + side + gap, top: y) }
            canvas.tagged(.paragraph) { words.draw(on: canvas, x: x + side + gap, top: y + head.height + 2) }
        }
    }
}
