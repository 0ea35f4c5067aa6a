/// The upper part of the first page: sender, recipient and the sum to pay.
struct FrontHead {
    let bill: PrintedBill
    let typesetter: Typesetter
    /// Beside the parts of the sum, with its words among them; nil if it stands at the foot.
    var payment: PaymentBox?

    private static let letterIndent = Paper.millimetres(5)
    private static let frameColumn = 7

    private var columnLeft: Double { Paper.column(FrontHead.frameColumn) }
    private var columnWidth: Double { Paper.right - columnLeft }

    /// From the top margin to where the table may begin.
    func block() throws -> Block {
        let sender = sender()
        let title = title()
        let letter = letter()
        let sum = SumFrame(bill: bill, typesetter: typesetter)
        // A head too long for the paper's fold pushes the rest down.
        let window = max(Paper.window.top, Paper.top + max(sender.height, title.height) + 6)
        let frame = sum.block(width: columnWidth, height: Paper.window.height)
        let code = try payment?.codeAlone()
        let parts = sum.parts(code, code == nil ? [] : [payment?.words].compactMap(\.self))
        let below = window + max(letter.height, frame.height, Paper.window.height) + 6
        return Block(height: below + parts.height - Paper.top) { [columnLeft] canvas, _, y in
            let shift = y - Paper.top
            sender.draw(canvas, Paper.left, y)
            title.draw(canvas, columnLeft, y)
            letter.draw(canvas, Paper.window.left + FrontHead.letterIndent, window + shift)
            frame.draw(canvas, columnLeft, window + shift)
            parts.draw(canvas, Paper.left, below + shift)
        }
    }

    private func sender() -> Block {
        let width = Paper.width(columns: FrontHead.frameColumn) - 6
        let name = typesetter.shape(bill.label(\.supplier.name), .bold(13), width: width)
        let room = Paper.window.top - Paper.top - name.height - 9
        let lines = lines(width: width, height: room)
        return .column([.label(name), .space(3)] + lines.map { .label($0, ink: Ink.quiet) })
    }

    /// Telephones, hours, registration and bank: a line each, or joined if there are too many for the room above the
    /// window.
    private func lines(width: Double, height: Double) -> [ShapedLabel] {
        let labels = bill.labels { $0.supplier.contacts + $0.supplier.details }
        let sizes = bill.second == nil ? [8.5, 8, 7.5, 7] : [7.5, 7, 6.5, 6]
        let shaped = sizes.lazy.map { size in
            labels.map { typesetter.shape($0, .regular(size), width: width) }
        }
        if let fitting = shaped.first(where: { $0.reduce(0) { $0 + $1.height } <= height }) { return fitting }
        return [typesetter.shape(.joined(labels, by: " · "), .regular(sizes[sizes.count - 1]), width: width)]
    }

    private func title() -> Block {
        let facts = bill.facts(\.facts)
        let size = bill.second == nil ? 8.0 : 6.5
        return .column(
            [
                .label(typesetter.shape(bill.label(\.title), .bold(16), width: columnWidth), tag: .heading),
                .label(typesetter.shape(bill.label(\.month), .regular(12), width: columnWidth)), .space(4),
            ] + facts.map { typesetter.row($0, width: columnWidth, value: .regular(size)) })
    }

    /// The payer and the address, as large as the envelope's window allows.
    private func letter() -> Block {
        let letters = [11.0, 10, 9, 8].lazy.map { letter(size: $0) }
        return letters.first { $0.height <= Paper.window.height } ?? letter(size: 7)
    }

    private func letter(size: Double) -> Block {
        let width = Paper.window.width - 2 * FrontHead.letterIndent
        let (payer, address) = (bill.fact(\.payer), bill.fact(\.address))
        return .column([
            .space(8), .label(typesetter.shape(payer.label, .regular(7.5)), ink: Ink.quiet),
            .label(typesetter.shape(payer.value, .bold(size), width: width)),
            .space(8), .label(typesetter.shape(address.label, .regular(7.5)), ink: Ink.quiet),
            .label(typesetter.shape(address.value, .regular(size), width: width)),
        ])
    }
}

extension Typesetter {
    /// The label left and the value right, on one baseline; one above the other if the width is too small.
    func row(_ fact: LabelledValue, width: Double, value style: Style) -> Block {
        let value = shape(fact.value, style, width: width)
        let room = width - value.width - 8
        let label = shape(fact.label, .regular(min(style.size, 9)), width: max(room, width / 2))
        guard label.width <= room, label.first.lines.count < 2, value.first.lines.count < 2 else {
            let wide = shape(fact.label, .regular(min(style.size, 9)), width: width)
            return Block.column([
                Block.label(wide, ink: Ink.quiet, tag: .label), Block.label(value, tag: .value),
            ]).tagged(.item).tagged(.list)
        }
        return Block(height: max(label.height, value.height)) { canvas, x, y in
            let drop = value.first.style.baseline(ofLine: 0) - label.first.style.baseline(ofLine: 0)
            canvas.tagged(.label) { label.draw(on: canvas, ink: Ink.quiet, x: x, top: y + drop) }
            canvas.tagged(.value) { value.draw(on: canvas, right: x + width, top: y) }
        }.tagged(.item).tagged(.list)
    }
}
