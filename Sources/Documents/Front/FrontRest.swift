/// What follows the table: the changes and the consumption, with the payment code to the right of them.
struct FrontRest {
    /// For the back.
    let moved: [Block]
    private let changes: [Block]
    private let charts: Charts
    private let title: Label
    private let payment: Block?
    private let width: Double
    private let typesetter: Typesetter

    init(_ bill: PrintedBill, _ density: Density, _ typesetter: Typesetter) throws {
        let isAlone = density.moved.contains(.changes)
        payment = isAlone ? nil : try bill.payment?.column(typesetter)
        let width = payment == nil ? Paper.measure : Paper.width(columns: PaymentBox.firstColumn)
        let charts = Charts(bill, width: density.moved.contains(.charts) ? Paper.measure : width, typesetter)
        title = bill.label(\.consumption.title)
        let all = Changes(bill: bill, size: density.row, width: width, typesetter: typesetter)
        var moved: [Block] = []
        if isAlone {
            moved.append(contentsOf: all.inColumns())
            changes = []
        } else {
            changes = all.blocks()
        }
        if density.moved.contains(.charts) {
            moved += FrontRest.consumption(charts, title, width: Paper.measure, room: 0, typesetter)
            self.charts = Charts()
        } else {
            self.charts = charts
        }
        (self.moved, self.width, self.typesetter) = (moved, width, typesetter)
    }

    /// With the lowest bars.
    var height: Double { max(changes.height + consumption(room: 0).height, payment?.height ?? 0) }

    /// Together on one page if possible, and on this one if there is room.
    func place(in flow: inout Flow) {
        guard height > 0 else { return }
        func rest() -> [Block] { changes + consumption(room: flow.room - changes.height - 4) }
        var blocks = rest()
        let height = max(blocks.height, payment?.height ?? 0)
        let first = max(blocks.first?.height ?? 0, payment?.height ?? 0)
        if !flow.fits(height), height <= Flow.pageHeight || !flow.fits(first) {
            flow.startPage()
            blocks = rest()
        }
        if let payment {
            flow.put(payment, x: Paper.column(PaymentBox.firstColumn), y: flow.y)
        }
        for block in blocks {
            if !flow.fits(block.height) { flow.startPage() }
            flow.place(block)
        }
    }

    private func consumption(room: Double) -> [Block] {
        FrontRest.consumption(charts, title, width: width, room: room, typesetter)
    }

    private static func consumption(
        _ charts: Charts, _ title: Label, width: Double, room: Double, _ typesetter: Typesetter
    ) -> [Block] {
        let head = Block.column([.space(8), typesetter.heading(title, width: width)])
        let gaps = 8 * Double(charts.rowCount - 1)
        let rows = charts.blocks(in: room - head.height - gaps)
        guard let first = rows.first else { return [] }
        return [.column([head, first])] + rows.dropFirst().map { .column([.space(8), $0]) }
    }
}

extension PrintedBill {
    /// Nil if there is nothing to pay by a code.
    var payment: PaymentBox? {
        sheet.payment.map { PaymentBox(link: $0.link, words: Label($0.words, second?.payment?.words)) }
    }
}

/// What changed since the bill before, in sentences.
private struct Changes {
    let bill: PrintedBill
    let size: Double
    let width: Double
    let typesetter: Typesetter

    func blocks() -> [Block] {
        let sentences = bill.labels(\.changes.sentences).map { sentence in
            Block.column([.label(typesetter.shape(sentence, .regular(size), width: width, isStacked: true)), .space(1)])
        }
        let title = typesetter.heading(bill.label(\.changes.title), width: width)
        return [.column([title] + sentences.prefix(1))] + sentences.dropFirst()
    }

    /// In two columns, which take less room: a language each, or half of the sentences.
    func inColumns() -> [Block] {
        let gutter = 16.0
        let width = (Paper.measure - gutter) / 2
        let title = typesetter.heading(bill.label(\.changes.title), width: Paper.measure)
        let own = bill.sheet.changes.sentences
        let half = (own.count + 1) / 2
        let sides = bill.second.map { [own, $0.changes.sentences] } ?? [Array(own[..<half]), Array(own[half...])]
        let columns = sides.map { sentences in
            Block.column(
                sentences.map { sentence in
                    .column([.text(typesetter.shape(sentence, .regular(7.5), width: width)), .space(1)])
                })
        }
        return [
            title,
            Block(height: columns.reduce(0) { max($0, $1.height) }) { canvas, x, y in
                for (place, column) in columns.enumerated() {
                    column.draw(canvas, x + Double(place) * (width + gutter), y)
                }
            },
        ]
    }
}

extension Typesetter {
    func heading(_ label: Label, width: Double) -> Block {
        .column([.label(shape(label, .bold(9), width: width), tag: .subheading), .space(2)])
    }
}
