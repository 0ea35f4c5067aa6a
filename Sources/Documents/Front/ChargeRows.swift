/// The rows of the table of charges.
struct ChargeRows {
    let table: BilingualTable
    let density: Density
    let columns: ChargeColumns
    let typesetter: Typesetter

    private var padding: Double { density.padding }
    private static let indent = 8.0

    init(_ table: BilingualTable, _ density: Density, _ typesetter: Typesetter) {
        (self.table, self.density, self.typesetter) = (table, density, typesetter)
        columns = ChargeColumns(of: table, largest: density.row, typesetter)
    }

    /// Repeated at the top of the table on every page. Heads are aligned at the bottom, above their figures.
    func head() -> Block {
        let name = typesetter.shape(
            Label(table.first.columns.service, table.second?.columns.service), columns.head,
            width: columns.nameWidth, isStacked: true)
        let heads = zip(table.figureHeads, columns.widths).map {
            typesetter.shape($0, columns.head, width: max($1, 1), isStacked: true)
        }
        let height = heads.reduce(name.height) { max($0, $1.height) }
        return Block(height: height + 6) { canvas, x, y in
            canvas.tagged(.row) {
                canvas.tagged(.head) { name.draw(on: canvas, ink: Ink.quiet, x: x, top: y + height - name.height) }
                for (head, right) in zip(heads, columns.rights) {
                    canvas.tagged(.head) {
                        head.draw(on: canvas, ink: Ink.quiet, right: x + right, top: y + height - head.height)
                    }
                }
            }
            canvas.rule(x: x, y: y + height + 3, width: Paper.measure, weight: 0.75, ink: Ink.black)
        }
    }

    /// Each service's row with its notes. They are split only if they are longer than a page.
    func services() -> [[Block]] {
        table.services.map { service, second in
            let lines = lines(service, second)
            return [.column([.space(padding), main(service, second)])]
                + service.steps.enumerated().map { place, each in
                    let other = second.flatMap { $0.steps.indices.contains(place) ? $0.steps[place] : nil }
                    return step(each, other)
                } + lines + [check(service, second)].compactMap(\.self)
        }
    }

    /// Between services.
    func hairline() -> Block {
        Block(height: padding) { [padding] canvas, x, y in
            canvas.rule(x: x, y: y + padding, width: Paper.measure, weight: 0.35, ink: Ink.hairline)
        }
    }

    /// The totals, the last of which is the sum to pay.
    func totals() -> Block {
        let (totals, others) = (table.first.totals, table.second?.totals ?? [])
        let rows = totals.indices.map { index in
            let label = Label(totals[index].label, others.indices.contains(index) ? others[index].label : nil)
            return total(totals[index], label, isHeavy: index == 0 || index == totals.count - 1)
        }
        let notes = Label.list(table.first.notes, table.second?.notes)
        return .column(rows + (gathered.map { [$0] } ?? []).map(note) + notes.map(note))
    }

    private func note(_ note: Label) -> Block {
        let text = typesetter.shape(note, columns.small, width: Paper.measure)
        return Block(height: text.height + padding) { [padding] canvas, x, y in
            canvas.tagged(.row) {
                canvas.tagged(.cell) { text.draw(on: canvas, ink: Ink.quiet, x: x, top: y + padding) }
            }
        }
    }

    /// The name with its figures; under it, over the whole width, who supplies it and how it was measured.
    private func main(_ service: ChargeTable.Service, _ second: ChargeTable.Service?) -> Block {
        let sign = isGathered(service) ? ChargeRows.sign : ""
        let names = Label(service.name + sign, second.map { $0.name + sign })
        let both = typesetter.shape(names, columns.row, width: columns.nameWidth)
        // Where there is no room for both, the second name begins the line below.
        let isBelow = both.second != nil && !both.isInLine
        let name = isBelow ? typesetter.shape(Label(names.first), columns.row, width: columns.nameWidth) : both
        let note = typesetter.shape(note(service, second, withName: isBelow), columns.small, width: Paper.measure)
        let cells = self.cells([service.quantity, service.price] + service.sums.all, columns.row, heavyLast: true)
        return Block(height: name.height + note.height) { canvas, x, y in
            canvas.tagged(.row) {
                canvas.tagged(.head) {
                    name.draw(on: canvas, x: x, top: y)
                    note.draw(on: canvas, ink: Ink.quiet, x: x, top: y + name.height)
                }
                cells(canvas, x, y)
            }
            guard !sign.isEmpty, let link = service.check?.link else { return }
            canvas.link(
                to: link.address, Paper.Box(left: x, top: y, width: columns.nameWidth, height: name.height))
        }
    }

    private func note(
        _ service: ChargeTable.Service, _ second: ChargeTable.Service?, withName: Bool
    ) -> Label {
        let others = second.map { second in
            let quantity = second.quantity == service.quantity ? "" : second.quantity
            return [withName ? second.name : "", second.note, quantity].filter { !$0.isEmpty }.joined(separator: " · ")
        }
        return Label(service.note, others)
    }

    private func step(_ step: ChargeTable.Step, _ second: ChargeTable.Step?) -> Block {
        let name = typesetter.shape(
            Label(step.name, second?.name), columns.small, width: columns.nameWidth - ChargeRows.indent)
        let cells = self.cells([step.quantity, step.price, "", step.charged, "", "", ""], columns.small)
        return Block(height: max(name.height, columns.small.leading)) { canvas, x, y in
            canvas.tagged(.row) {
                canvas.tagged(.head) { name.draw(on: canvas, ink: Ink.quiet, x: x + ChargeRows.indent, top: y) }
                cells(canvas, x, y)
            }
        }
    }

    /// A block each; closely set, all of them as one paragraph.
    private func lines(_ service: ChargeTable.Service, _ second: ChargeTable.Service?) -> [Block] {
        let lines = Label.list(service.lines, second?.lines)
        guard density.isGathered, 2...8 ~= lines.count else { return lines.map(line) }
        return [line(.joined(lines, by: " · "))]
    }

    private func line(_ line: Label) -> Block {
        let text = typesetter.shape(
            line, columns.small, width: Paper.measure - ChargeRows.indent, isStacked: !density.isGathered)
        return Block(height: text.height) { canvas, x, y in
            canvas.tagged(.row) {
                canvas.tagged(.cell) { text.draw(on: canvas, ink: Ink.quiet, x: x + ChargeRows.indent, top: y) }
            }
        }
    }

    /// On the screen the whole line links to the explanation.
    private func check(_ service: ChargeTable.Service, _ second: ChargeTable.Service?) -> Block? {
        guard !isGathered(service), let words = service.check?.line, !words.isEmpty else { return nil }
        let line = line(Label(words, second?.check?.line))
        return Block(height: line.height) { canvas, x, y in
            line.draw(canvas, x, y)
            guard let link = service.check?.link else { return }
            let indent = ChargeRows.indent
            canvas.link(
                to: link.address,
                Paper.Box(left: x + indent, top: y, width: Paper.measure - indent, height: line.height))
        }
    }

    private func total(_ total: ChargeTable.Total, _ label: Label, isHeavy: Bool) -> Block {
        let style = isHeavy ? columns.total : columns.row
        let room = total.sums == nil ? columns.rights[5] : columns.nameWidth + columns.widths[0] + columns.widths[1]
        let label = typesetter.shape(label, style, width: room)
        let cells = self.cells(["", ""] + (total.sums?.all ?? ["", "", "", "", total.toPay]), style)
        return Block(height: label.height + 2 * padding + 1) { [padding] canvas, x, y in
            if isHeavy { canvas.rule(x: x, y: y, width: Paper.measure, weight: 0.75, ink: Ink.black) }
            let top = y + padding + 1
            canvas.tagged(.row) {
                canvas.tagged(.head) { label.draw(on: canvas, x: x, top: top) }
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

/// What several services say in the same words: that their charges are right.
extension ChargeRows {
    fileprivate static let sign = "¹"

    fileprivate func isGathered(_ service: ChargeTable.Service) -> Bool {
        guard density.isGathered, let check = service.check, check.agrees else { return false }
        return check.words == gatheredWords(table.first)
    }

    fileprivate var gathered: Label? {
        guard density.isGathered, let words = gatheredWords(table.first) else { return nil }
        return Label(ChargeRows.sign + " " + words, table.second.flatMap(gatheredWords))
    }

    private func gatheredWords(_ table: ChargeTable) -> String? {
        table.services.lazy.compactMap(\.check).first { $0.agrees }?.words
    }
}

extension ChargeTable.Check {
    fileprivate var line: String { [words, link?.words ?? ""].filter { !$0.isEmpty }.joined(separator: " ") }
}
