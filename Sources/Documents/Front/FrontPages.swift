/// Lays out the front of a bill: one page, and what does not fit on further ones.
struct FrontPages {
    let bill: PrintedBill
    let typesetter: Typesetter

    struct Result {
        var pages: [[Flow.Placed]]
        /// What the back has room for, and the front has not.
        var moved: [Block]
    }

    func result() throws -> Result {
        let head = try FrontHead(bill: bill, typesetter: typesetter).block()
        for density in Density.all(for: bill, room: Flow.pageHeight - head.height - FrontPages.gap) {
            let isAlone = density.moved.contains(.changes)
            let head = isAlone ? try headWithCode() : head
            if let result = try onOnePage(head, density) { return result }
        }
        return Result(pages: try onSeveralPages(head), moved: [])
    }

    private func headWithCode() throws -> Block {
        try FrontHead(bill: bill, typesetter: typesetter, payment: bill.payment).block()
    }

    private static let gap = 12.0

    private func onOnePage(_ head: Block, _ density: Density) throws -> Result? {
        let room = Flow.pageHeight - head.height - FrontPages.gap
        let table = Table(bill, density, typesetter)
        guard table.height <= room else { return nil }
        let rest = try FrontRest(bill, density, typesetter)
        let needed = rest.height == 0 ? 0 : rest.height + FrontPages.gap
        guard table.height + needed <= room else { return nil }
        var flow = Flow()
        flow.place(head)
        flow.space(FrontPages.gap)
        for block in table.whole { flow.place(block) }
        flow.space(FrontPages.gap)
        rest.place(in: &flow)
        return Result(pages: flow.pages, moved: rest.moved)
    }

    private func onSeveralPages(_ head: Block) throws -> [[Flow.Placed]] {
        var flow = Flow()
        flow.place(head)
        flow.space(FrontPages.gap)
        Table(bill, .plain, typesetter).place(in: &flow)
        flow.space(FrontPages.gap)
        try FrontRest(bill, .plain, typesetter).place(in: &flow)
        return flow.pages
    }
}

/// The table of the services as blocks.
private struct Table {
    private let head: Block
    private var units: [[Block]]

    init(_ bill: PrintedBill, _ density: Density, _ typesetter: Typesetter) {
        let rows = ChargeRows(
            BilingualTable(first: bill.sheet.table, second: bill.second?.table), density, typesetter)
        head = rows.head()
        units = rows.services()
        for index in units.indices.dropLast() { units[index].append(rows.hairline()) }
        // The totals stay on the page of the last service.
        let last = units.popLast() ?? []
        let tail = Block.column([last.last ?? .space(0), .space(3), rows.totals()])
        units.append(last.dropLast() + [tail])
    }

    var height: Double { head.height + units.joined().reduce(0) { $0 + $1.height } }

    /// All of it, for one page.
    var whole: [Block] { [begin, head] + units.joined() + [end] }

    func place(in flow: inout Flow) {
        if !flow.fits(head.height + units[0].height) { flow.startPage() }
        flow.place(begin)
        flow.place(head)
        for unit in units {
            let height = unit.height
            if !flow.fits(height), height <= Flow.pageHeight - head.height { goOn(in: &flow) }
            for block in unit {
                if !flow.fits(block.height) { goOn(in: &flow) }
                flow.place(block)
            }
        }
        flow.place(end)
    }

    private func goOn(in flow: inout Flow) {
        flow.place(end)
        flow.startPage()
        flow.place(begin)
        flow.place(head)
    }

    private var begin: Block { Block(height: 0) { canvas, _, _ in canvas.begin(.table) } }
    private var end: Block { Block(height: 0) { canvas, _, _ in canvas.end(.table) } }
}

extension [Block] {
    var height: Double { reduce(0) { $0 + $1.height } }
}
