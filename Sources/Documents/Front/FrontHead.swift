/// The upper part of the first page: sender, recipient and the sum to pay.
struct FrontHead {
    let sheet: BillSheet
    let typesetter: Typesetter

    private static let letterIndent = Paper.millimetres(5)
    private static let frameColumn = 7

    /// From the top margin to where the table may begin.
    func block() -> Block {
        let sender = sender()
        let title = title()
        let letter = letter()
        let frame = frame()
        let columnLeft = Paper.column(FrontHead.frameColumn)
        // A head too long for the paper's fold pushes the rest down.
        let window = max(Paper.window.top, Paper.top + max(sender.height, title.height) + 6)
        let bottom = window + max(letter.height, frame.height, Paper.window.height)
        return Block(height: bottom - Paper.top) { canvas, _, y in
            let shift = y - Paper.top
            sender.draw(canvas, Paper.left, y)
            title.draw(canvas, columnLeft, y)
            letter.draw(canvas, Paper.window.left + FrontHead.letterIndent, window + shift)
            frame.draw(canvas, columnLeft, window + shift)
        }
    }

    private func sender() -> Block {
        let width = Paper.width(columns: FrontHead.frameColumn) - 6
        let name = typesetter.shape(sheet.supplier.name, .bold(13), width: width)
        let room = Paper.window.top - Paper.top - name.height - 9
        let contacts = contacts(width: width, height: room)
        return .column([.text(name), .space(3)] + contacts.map { .text($0, ink: Ink.quiet) })
    }

    /// A line each, or joined if there are too many for the room above the window.
    private func contacts(width: Double, height: Double) -> [ShapedText] {
        let lines = [8.5, 8, 7.5].lazy.map { size in
            sheet.supplier.contacts.map { typesetter.shape($0, .regular(size), width: width) }
        }
        if let fitting = lines.first(where: { $0.reduce(0) { $0 + $1.height } <= height }) { return fitting }
        return [typesetter.shape(sheet.supplier.contacts.joined(separator: " · "), .regular(7.5), width: width)]
    }

    private func title() -> Block {
        let width = Paper.right - Paper.column(FrontHead.frameColumn)
        let due = typesetter.shape("\(sheet.due.label): \(sheet.due.value)", .regular(9.5), width: width)
        return .column([
            .text(typesetter.shape(sheet.title, .bold(16), width: width), tag: .heading),
            .text(typesetter.shape(sheet.month, .regular(12), width: width)),
            .space(3), .text(due, ink: Ink.quiet),
        ])
    }

    /// The payer and the address, as large as the envelope's window allows.
    private func letter() -> Block {
        let letters = [11.0, 10, 9, 8].lazy.map { letter(size: $0) }
        return letters.first { $0.height <= Paper.window.height } ?? letter(size: 7)
    }

    private func letter(size: Double) -> Block {
        let width = Paper.window.width - 2 * FrontHead.letterIndent
        return .column([
            .space(8), .text(typesetter.shape(sheet.payer.label, .regular(7.5)), ink: Ink.quiet),
            .text(typesetter.shape(sheet.payer.value, .bold(size), width: width)),
            .space(8), .text(typesetter.shape(sheet.address.label, .regular(7.5)), ink: Ink.quiet),
            .text(typesetter.shape(sheet.address.value, .regular(size), width: width)),
        ])
    }

    private func frame() -> Block {
        let width = Paper.right - Paper.column(FrontHead.frameColumn)
        let padding = 11.0
        let inner = width - 2 * padding
        let sum = typesetter.shape(sheet.toPay.value, firstFitting: [20, 18, 16, 14].map { .bold($0) }, width: inner)
        let content = Block.column(
            [
                fact(sheet.account, width: inner, value: .bold(11)), rule(width: inner),
                .text(typesetter.shape(sheet.toPay.label, .regular(9.5), width: inner)), .text(sum),
                fact(sheet.due, width: inner, value: .bold(9.5)),
                rule(width: inner),
            ] + sheet.facts.map { fact($0, width: inner, value: .regular(8.5)) })
        let height = max(Paper.window.height, content.height + 2 * padding - 5)
        return Block(height: height) { canvas, x, y in
            let box = Paper.Box(left: x, top: y, width: width, height: height)
            canvas.frame(box, radius: 5, weight: 0.75, ink: Ink.frame)
            content.draw(canvas, x + padding, y + (height - content.height) / 2)
        }
    }

    /// The label left and the value right, on one baseline; one above the other if the width is too small.
    private func fact(_ fact: BillSheet.Fact, width: Double, value style: Style) -> Block {
        let label = typesetter.shape(fact.label, .regular(min(style.size, 9)), width: width)
        let value = typesetter.shape(fact.value, style, width: width)
        guard label.lines.count < 2, value.lines.count < 2, label.width + value.width + 8 <= width else {
            return .column([.text(label, ink: Ink.quiet), .text(value)])
        }
        return Block(height: value.height) { canvas, x, y in
            let drop = value.style.baseline(ofLine: 0) - label.style.baseline(ofLine: 0)
            canvas.tagged(.paragraph) {
                canvas.text(label, ink: Ink.quiet, x: x, top: y + drop)
                canvas.text(value, right: x + width, top: y)
            }
        }
    }

    private func rule(width: Double) -> Block {
        Block(height: 11) { canvas, x, y in
            canvas.rule(x: x, y: y + 5.5, width: width, weight: 0.5, ink: Ink.hairline)
        }
    }
}
