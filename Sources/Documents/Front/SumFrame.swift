/// The sum to pay in its frame, and under it how the sum came about.
struct SumFrame {
    let bill: PrintedBill
    let typesetter: Typesetter

    private static let padding = 11.0
    private static let between = 10.0

    /// The account, the sum, the day up to which payments are counted, and the day until which it is paid.
    func block(width: Double, height: Double) -> Block {
        let inner = width - 2 * SumFrame.padding
        let sum = bill.fact(\.frame.sum)
        let value = typesetter.shape(
            sum.value.first, firstFitting: [22, 20, 18, 16, 14].map { .bold($0) }, width: inner)
        let asOf = typesetter.shape(bill.label(\.frame.asOf), .regular(7.5), width: inner)
        let content = Block.column([
            typesetter.row(bill.fact(\.account), width: inner, value: .bold(11)), rule(width: inner),
            Block.column([
                .label(typesetter.shape(sum.label, .regular(9.5), width: inner), tag: .label),
                .text(value, tag: .value),
            ]).tagged(.item).tagged(.list),
            typesetter.row(bill.fact(\.due), width: inner, value: .bold(9.5)),
            .space(2), .label(asOf, ink: Ink.quiet),
        ])
        let height = max(height, content.height + 2 * SumFrame.padding - 5)
        return Block(height: height) { canvas, x, y in
            let box = Paper.Box(left: x, top: y, width: width, height: height)
            canvas.frame(box, radius: 5, weight: 0.75, ink: Ink.frame)
            content.draw(canvas, x + SumFrame.padding, y + (height - content.height) / 2)
        }
    }

    private func rule(width: Double) -> Block {
        Block(height: 9) { canvas, x, y in
            canvas.rule(x: x, y: y + 4.5, width: width, weight: 0.5, ink: Ink.hairline)
        }
    }

    /// Carried over, charged, adjusted and paid, side by side; under them what was paid since, and what is overdue.
    ///
    /// - Parameters:
    ///   - code: stands to the right.
    ///   - words: of the code.
    func parts(_ code: Block?, _ words: [Label]) -> Block {
        let width = Paper.measure - (code.map { $0.height + SumFrame.between } ?? 0)
        let inner = width - 2 * SumFrame.padding
        let parts = bill.facts(\.frame.parts)
        let rows =
            (parts.isEmpty ? [] : [sums(parts, width: inner)])
            + notes(bill.labels(\.frame.notes) + words, width: inner) + overdue(width: inner)
        guard !rows.isEmpty else { return code ?? .space(0) }
        let content = Block.column(rows)
        let height = max(content.height + 10, code?.height ?? 0)
        return Block(height: height) { canvas, x, y in
            let box = Paper.Box(left: x, top: y, width: width, height: height)
            canvas.frame(box, radius: 5, weight: 0.75, ink: Ink.frame)
            content.draw(canvas, x + SumFrame.padding, y + (height - content.height) / 2)
            code?.draw(canvas, x + width + SumFrame.between, y)
        }
    }

    private func sums(_ parts: [LabelledValue], width: Double) -> Block {
        let count = Double(parts.count)
        let cell = (width - (count - 1) * SumFrame.between) / count
        let shaped = parts.enumerated().map { place, part in
            let isLast = place == parts.count - 1
            return (
                label: typesetter.shape(
                    part.label, firstFitting: [8, 7.5, 7, 6.5].map { .regular($0) }, width: cell),
                value: typesetter.shape(part.value.first, isLast ? .bold(9.5) : .regular(9.5), width: cell)
            )
        }
        let labels = shaped.reduce(0) { max($0, $1.label.height) }
        let values = shaped.reduce(0) { max($0, $1.value.height) }
        return Block(height: labels + values + 1) { canvas, x, y in
            for (place, part) in shaped.enumerated() {
                let left = x + Double(place) * (cell + SumFrame.between)
                canvas.tagged(.item) {
                    canvas.tagged(.label) { part.label.draw(on: canvas, ink: Ink.quiet, x: left, top: y) }
                    canvas.tagged(.value) { canvas.text(part.value, x: left, top: y + labels + 1) }
                }
            }
        }.tagged(.list)
    }

    private func notes(_ notes: [Label], width: Double) -> [Block] {
        notes.map { .label(typesetter.shape($0, .regular(7.5), width: width)) }
    }

    /// Apart, in heavier type, with the operator's words about it.
    private func overdue(width: Double) -> [Block] {
        guard bill.sheet.frame.overdue != nil else { return [] }
        let fact = bill.facts { [$0.frame.overdue].compactMap(\.self) }[0]
        let label = typesetter.shape(fact.label, .bold(8.5), width: width)
        let value = typesetter.shape(fact.value.first, .bold(8.5))
        let row = Block(height: label.height + 3) { canvas, x, y in
            canvas.rule(x: x, y: y + 1, width: width, weight: 0.5, ink: Ink.hairline)
            canvas.tagged(.label) { label.draw(on: canvas, x: x, top: y + 3) }
            canvas.tagged(.value) { canvas.text(value, right: x + width, top: y + 3) }
        }.tagged(.item).tagged(.list)
        return [row] + bill.labels(\.frame.warning).map { .label(typesetter.shape($0, .regular(7.5), width: width)) }
    }
}
