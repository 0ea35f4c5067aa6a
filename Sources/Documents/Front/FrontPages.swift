/// Lays out the front of a bill: usually one page.
struct FrontPages {
    let sheet: BillSheet
    let typesetter: Typesetter

    func flow() throws -> Flow {
        var flow = Flow()
        flow.place(FrontHead(sheet: sheet, typesetter: typesetter).block())
        flow.space(16)
        placeTable(in: &flow)
        flow.space(12)
        try placeRest(in: &flow)
        return flow
    }

    private func placeTable(in flow: inout Flow) {
        let rows = ChargeRows(sheet.table, typesetter)
        let head = rows.head()
        var units = sheet.table.services.map { rows.service($0) }
        for index in units.indices.dropLast() { units[index].append(rows.hairline()) }
        // The totals stay on the page of the last service.
        let last = units.popLast() ?? []
        let tail = Block.column([last.last ?? .space(0), .space(3), rows.totals()])
        units.append(last.dropLast() + [tail])

        startTable(head, in: &flow, with: units[0])
        for unit in units {
            let height = unit.height
            if !flow.fits(height), height <= Flow.pageHeight - head.height { continueTable(head, in: &flow) }
            for block in unit {
                if !flow.fits(block.height) { continueTable(head, in: &flow) }
                flow.place(block)
            }
        }
        flow.place(mark { $0.end(.table) })
    }

    private func startTable(_ head: Block, in flow: inout Flow, with unit: [Block]) {
        if !flow.fits(head.height + unit.height) { flow.startPage() }
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

    /// The changes and the consumption, with the payment code to the right.
    private func placeRest(in flow: inout Flow) throws {
        let payment = try sheet.payment.map { try PaymentBox.block($0, typesetter) }
        let width = payment == nil ? Paper.measure : Paper.width(columns: PaymentBox.firstColumn)
        let changes = changes(width: width)
        let charts = Charts(sheet.consumption.charts, width: width, typesetter)
        func rest() -> [Block] {
            changes + consumption(charts, width: width, room: flow.room - changes.height - 4)
        }
        // Together on one page if possible, and on this one if there is room.
        var blocks = rest()
        let height = max(blocks.height, payment?.height ?? 0)
        if !flow.fits(height), height <= Flow.pageHeight || !flow.fits(max(blocks[0].height, payment?.height ?? 0)) {
            flow.startPage()
            blocks = rest()
        }
        if let payment { flow.put(payment, x: Paper.column(PaymentBox.firstColumn), y: flow.y) }
        for block in blocks {
            if !flow.fits(block.height) { flow.startPage() }
            flow.place(block)
        }
    }

    private func changes(width: Double) -> [Block] {
        let sentences = sheet.changes.sentences.map { sentence in
            Block.column([.text(typesetter.shape(sentence, .regular(8.5), width: width)), .space(1)])
        }
        let title = heading(sheet.changes.title, width: width)
        return [.column([title] + sentences.prefix(1))] + sentences.dropFirst()
    }

    private func consumption(_ charts: Charts, width: Double, room: Double) -> [Block] {
        let head = Block.column([.space(8), heading(sheet.consumption.title, width: width)])
        let gaps = 8 * Double(charts.rowCount - 1)
        let rows = charts.blocks(in: room - head.height - gaps)
        guard let first = rows.first else { return [] }
        return [.column([head, first])] + rows.dropFirst().map { .column([.space(8), $0]) }
    }

    private func heading(_ text: String, width: Double) -> Block {
        .column([.text(typesetter.shape(text, .bold(9), width: width), tag: .subheading), .space(2)])
    }
}

extension [Block] {
    fileprivate var height: Double { reduce(0) { $0 + $1.height } }
}
