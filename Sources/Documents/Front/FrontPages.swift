/// Lays out the front of a bill: as a rule one page, more when there is much to say.
struct FrontPages {
    let sheet: BillSheet
    let typesetter: Typesetter

    func flow() throws -> Flow {
        var flow = Flow()
        flow.place(FrontHead(sheet: sheet, typesetter: typesetter).block())
        flow.space(16)
        placeTable(in: &flow)
        flow.space(14)
        try placeRest(in: &flow)
        return flow
    }

    private func placeTable(in flow: inout Flow) {
        let rows = ChargeRows(sheet.table, typesetter)
        let head = rows.head()
        var units = sheet.table.services.map { rows.service($0) }
        for index in units.indices.dropLast() { units[index].append(rows.hairline()) }
        // The totals never stand without the service above them.
        let last = units.popLast() ?? []
        let tail = Block.column([last.last ?? .space(0), .space(3), rows.totals()])
        units.append(last.dropLast() + [tail])

        startTable(head, in: &flow, with: units[0])
        for unit in units {
            let height = unit.reduce(0) { $0 + $1.height }
            if !flow.fits(height), height <= Flow.pageHeight - head.height { continueTable(head, in: &flow) }
            for block in unit {
                if !flow.fits(block.height) { continueTable(head, in: &flow) }
                flow.place(block)
            }
        }
        flow.place(mark { $0.end(.table) })
    }

    private func startTable(_ head: Block, in flow: inout Flow, with unit: [Block]) {
        if !flow.fits(head.height + unit.reduce(0) { $0 + $1.height }) { flow.startPage() }
        flow.place(mark { $0.begin(.table) })
        flow.place(head)
    }

    private func continueTable(_ head: Block, in flow: inout Flow) {
        flow.place(mark { $0.end(.table) })
        flow.startPage()
        flow.place(mark { $0.begin(.table) })
        flow.place(head)
    }

    private func mark(_ draw: @escaping (Canvas) -> Void) -> Block {
        Block(height: 0) { canvas, _, _ in draw(canvas) }
    }

    /// What changed and what was used, with the payment code at their right.
    private func placeRest(in flow: inout Flow) throws {
        let payment = try sheet.payment.map { try PaymentBox.block($0, typesetter) }
        let width = payment == nil ? Paper.measure : Paper.width(columns: PaymentBox.firstColumn)
        var blocks = paragraphs(sheet.changes, width: width)
        let charts = Charts(charts: sheet.consumption.charts, width: width, typesetter: typesetter).rows()
        if let first = charts.first {
            let title = heading(sheet.consumption.title, width: width)
            blocks.append(.column([.space(10), title, first]))
            blocks += charts.dropFirst().map { .column([.space(8), $0]) }
        }

        let rest = blocks.reduce(0) { $0 + $1.height }
        // Together they look best on one page, but the page is not left for it when most of it would be empty.
        if let payment, !flow.fits(payment.height) || !flow.fits(rest) && rest < Flow.pageHeight / 3 {
            flow.startPage()
        } else if !flow.fits(blocks[0].height) {
            flow.startPage()
        }
        if let payment { flow.put(payment, x: Paper.column(PaymentBox.firstColumn), y: flow.y) }
        for block in blocks {
            if !flow.fits(block.height) { flow.startPage() }
            flow.place(block)
        }
    }

    private func paragraphs(_ changes: BillSheet.Changes, width: Double) -> [Block] {
        let sentences = changes.sentences.map { sentence in
            Block.column([.text(typesetter.shape(sentence, .regular(9), width: width)), .space(2)])
        }
        let title = heading(changes.title, width: width)
        return [.column([title] + sentences.prefix(1))] + sentences.dropFirst()
    }

    private func heading(_ text: String, width: Double) -> Block {
        .column([.text(typesetter.shape(text, .bold(9.5), width: width), tag: .subheading), .space(3)])
    }
}
