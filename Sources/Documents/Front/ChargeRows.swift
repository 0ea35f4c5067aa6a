/// The rows of the table of charges.
struct ChargeRows {
    let table: ChargeTable
    let columns: ChargeColumns
    let typesetter: Typesetter

    private static let padding = 1.8
    private static let indent = 8.0

    init(_ table: ChargeTable, _ typesetter: Typesetter) {
        self.table = table
        self.typesetter = typesetter
        columns = ChargeColumns(of: table, typesetter)
    }

    /// Repeated at the top of the table on every page. Heads are aligned at the bottom, above their figures.
    func head() -> Block {
        let name = typesetter.shape(table.columns.service, columns.head, width: columns.nameWidth)
        let heads = zip(table.columns.figures, columns.widths).map {
            typesetter.shape($0, columns.head, width: max($1, 1))
        }
        let height = heads.reduce(name.height) { max($0, $1.height) }
        return Block(height: height + 6) { canvas, x, y in
            canvas.tagged(.row) {
                canvas.tagged(.head) { canvas.text(name, ink: Ink.quiet, x: x, top: y + height - name.height) }
                for (head, right) in zip(heads, columns.rights) {
                    canvas.tagged(.head) {
                        canvas.text(head, ink: Ink.quiet, right: x + right, top: y + height - head.height)
                    }
                }
            }
            canvas.rule(x: x, y: y + height + 3, width: Paper.measure, weight: 0.75, ink: Ink.black)
        }
    }

    /// A service's row with its notes. They are split only if they are longer than a page.
    func service(_ service: ChargeTable.Service) -> [Block] {
        [.column([.space(ChargeRows.padding), main(service)])] + service.steps.map { step($0) }
            + service.lines.map { line($0) } + [service.check.flatMap(check)].compactMap(\.self)
    }

    /// Between services.
    func hairline() -> Block {
        Block(height: ChargeRows.padding) { canvas, x, y in
            canvas.rule(x: x, y: y + ChargeRows.padding, width: Paper.measure, weight: 0.35, ink: Ink.hairline)
        }
    }

    /// The totals, the last of which is the sum to pay.
    func totals() -> Block {
        let rows = table.totals.indices.map { index in
            total(table.totals[index], isHeavy: index == 0 || index == table.totals.count - 1)
        }
        return .column(rows + table.notes.map { note($0) })
    }

    private func note(_ note: String) -> Block {
        let text = typesetter.shape(note, columns.small, width: Paper.measure)
        return Block(height: text.height + ChargeRows.padding) { canvas, x, y in
            canvas.tagged(.row) {
                canvas.tagged(.cell) { canvas.text(text, ink: Ink.quiet, x: x, top: y + ChargeRows.padding) }
            }
        }
    }

    private func main(_ service: ChargeTable.Service) -> Block {
        let name = typesetter.shape(service.name, columns.row, width: columns.nameWidth)
        let note = typesetter.shape(service.note, columns.small, width: columns.nameWidth)
        let figures = [service.quantity, service.price] + service.sums.all
        let cells = self.cells(figures, columns.row, heavyLast: true)
        return Block(height: name.height + note.height) { canvas, x, y in
            canvas.tagged(.row) {
                canvas.tagged(.head) {
                    canvas.text(name, x: x, top: y)
                    canvas.text(note, ink: Ink.quiet, x: x, top: y + name.height)
                }
                cells(canvas, x, y)
            }
        }
    }

    private func step(_ step: ChargeTable.Step) -> Block {
        let name = typesetter.shape(step.name, columns.small, width: columns.nameWidth - ChargeRows.indent)
        let cells = self.cells([step.quantity, step.price, "", step.charged, "", "", ""], columns.small)
        return Block(height: max(name.height, columns.small.leading)) { canvas, x, y in
            canvas.tagged(.row) {
                canvas.tagged(.head) { canvas.text(name, ink: Ink.quiet, x: x + ChargeRows.indent, top: y) }
                cells(canvas, x, y)
            }
        }
    }

    private func line(_ line: String) -> Block {
        let text = typesetter.shape(line, columns.small, width: Paper.measure - ChargeRows.indent)
        return Block(height: text.height) { canvas, x, y in
            canvas.tagged(.row) {
                canvas.tagged(.cell) { canvas.text(text, ink: Ink.quiet, x: x + ChargeRows.indent, top: y) }
            }
        }
    }

    /// On the screen the whole line links to the explanation.
    private func check(_ check: ChargeTable.Check) -> Block? {
        let words = [check.words, check.link?.words ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        guard !words.isEmpty else { return nil }
        let line = line(words)
        return Block(height: line.height) { canvas, x, y in
            line.draw(canvas, x, y)
            guard let link = check.link else { return }
            let indent = ChargeRows.indent
            canvas.link(
                to: link.address,
                Paper.Box(left: x + indent, top: y, width: Paper.measure - indent, height: line.height))
        }
    }

    private func total(_ total: ChargeTable.Total, isHeavy: Bool) -> Block {
        let style = isHeavy ? columns.total : columns.row
        let room = total.sums == nil ? columns.rights[5] : columns.nameWidth + columns.widths[0] + columns.widths[1]
        let label = typesetter.shape(total.label, style, width: room)
        let cells = self.cells(["", ""] + (total.sums?.all ?? ["", "", "", "", total.toPay]), style)
        return Block(height: label.height + 2 * ChargeRows.padding + 1) { canvas, x, y in
            if isHeavy { canvas.rule(x: x, y: y, width: Paper.measure, weight: 0.75, ink: Ink.black) }
            let top = y + ChargeRows.padding + 1
            canvas.tagged(.row) {
                canvas.tagged(.head) { canvas.text(label, x: x, top: top) }
                cells(canvas, x, top)
            }
        }
    }

    /// Figures under their heads; zeros are printed lighter.
    private func cells(
        _ figures: [String], _ style: Style, heavyLast: Bool = false
    ) -> (_ canvas: Canvas, _ x: Double, _ y: Double) -> Void {
        let shaped = figures.enumerated().map { column, figure in
            let isHeavy = heavyLast && column == figures.count - 1
            return (text: typesetter.shape(figure, isHeavy ? columns.total : style), ink: ink(of: figure))
        }
        return { canvas, x, y in
            for (cell, right) in zip(shaped, columns.rights) {
                canvas.tagged(.cell) { canvas.text(cell.text, ink: cell.ink, right: x + right, top: y) }
            }
        }
    }

    private func ink(of figure: String) -> Double {
        figure.utf8.contains { UInt8(ascii: "1")...UInt8(ascii: "9") ~= $0 } ? Ink.black : Ink.quiet
    }
}
