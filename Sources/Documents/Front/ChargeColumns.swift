/// The widths of the table's columns, and its type size: the largest that fits eight columns side by side.
struct ChargeColumns {
    let row, total, small, head: Style
    let nameWidth: Double
    /// The right edges of quantity, price, and the five sums, from the table's left edge.
    let rights: [Double]
    /// The widths of these seven columns.
    let widths: [Double]
    private static let gaps = 8.0...16.0

    /// - Parameter largest: the type size of its rows, unless they need a smaller one.
    init(of table: BilingualTable, largest: Double, _ typesetter: Typesetter) {
        let sizes = [8.5, 8, 7.5, 7, 6.5, 6].filter { $0 <= largest }
        let candidates = sizes.lazy.map { ChargeColumns(of: table, size: $0, typesetter) }
        self =
            candidates.first { $0.nameWidth >= $0.leastNameWidth(of: table, typesetter) }
            ?? ChargeColumns(of: table, size: sizes[sizes.count - 1], typesetter)
    }

    private init(of table: BilingualTable, size: Double, _ typesetter: Typesetter) {
        let (row, total, small) = (
            Style.regular(size), Style.bold(size), Style.regular(max(size - 1.5, size < 6.5 ? 5.5 : 6))
        )
        let head = Style.regular(max(size - (table.isBilingual ? 1 : 0.5), 6))
        (self.row, self.total, self.small, self.head) = (row, total, small, head)

        var widths = table.figureHeads.map { label in
            max(
                typesetter.headWidth(of: label.first, head),
                label.second.map { typesetter.headWidth(of: $0, head.ofSecond) } ?? 0)
        }
        func widen(_ texts: [String], _ style: Style) {
            for (column, text) in texts.enumerated() {
                widths[column] = max(widths[column], typesetter.width(of: text, style))
            }
        }
        for service in table.first.services {
            widen([service.quantity, service.price] + service.sums.all, row)
            widen(["", "", "", "", "", "", service.sums.toPay], total)
            for step in service.steps { widen([step.quantity, step.price, "", step.charged], small) }
        }
        for line in table.first.totals { widen(["", ""] + (line.sums?.all ?? ["", "", "", "", line.toPay]), total) }
        self.widths = widths

        // Width that names do not need separates the figures.
        let room = Paper.measure - widths.reduce(0, +)
        let names = table.first.services.map { typesetter.width(of: $0.name, row) }
        let spare = (room - (names.max() ?? 0)) / Double(widths.count)
        let gap = min(max(spare, ChargeColumns.gaps.lowerBound), ChargeColumns.gaps.upperBound)
        let nameWidth = room - gap * Double(widths.count)
        self.nameWidth = nameWidth
        rights = widths.indices.map { widths[...$0].reduce(nameWidth) { $0 + gap + $1 } }
    }

    /// Names may wrap between words, but not too often.
    private func leastNameWidth(of table: BilingualTable, _ typesetter: Typesetter) -> Double {
        let words = table.first.services.map { typesetter.widestWord(of: $0.name, row) }
        return max(words.max() ?? 0, row.size * 13)
    }
}

/// The table in one language or in two.
struct BilingualTable {
    let first: ChargeTable
    let second: ChargeTable?

    var isBilingual: Bool { second != nil }

    /// The heads of all columns but the first.
    var figureHeads: [Label] { Label.list(first.columns.figures, second?.columns.figures) }

    var services: [(first: ChargeTable.Service, second: ChargeTable.Service?)] {
        first.services.enumerated().map { place, service in
            (service, second.flatMap { $0.services.indices.contains(place) ? $0.services[place] : nil })
        }
    }
}

extension ChargeTable.Columns {
    fileprivate var figures: [String] { [quantity, price] + sums }
}
