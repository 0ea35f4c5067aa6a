/// How wide the columns of the table are, and how large its type: as large as lets eight columns stand side by side.
struct ChargeColumns {
    /// Of the services' rows.
    let size: Double
    let nameWidth: Double
    /// The right edges of quantity, price, and the five sums, from the table's left edge.
    let rights: [Double]
    /// The widths of those seven.
    let widths: [Double]

    static let gap = 9.0

    var row: Style { .regular(size) }
    var total: Style { .bold(size) }
    var small: Style { .regular(max(size - 1.5, 6)) }
    var head: Style { .regular(max(size - 1, 6)) }

    init(of table: ChargeTable, _ typesetter: Typesetter) {
        let sizes = [8.5, 8, 7.5, 7, 6.5]
        let candidates = sizes.lazy.map { ChargeColumns(of: table, size: $0, typesetter) }
        self =
            candidates.first { $0.nameWidth >= $0.leastNameWidth(of: table, typesetter) }
            ?? ChargeColumns(of: table, size: sizes[sizes.count - 1], typesetter)
    }

    private init(of table: ChargeTable, size: Double, _ typesetter: Typesetter) {
        self.size = size
        var widths = [Double](repeating: 0, count: 7)
        func widen(_ texts: [String], from column: Int = 0, _ style: Style) {
            for (offset, text) in texts.enumerated() {
                widths[column + offset] = max(widths[column + offset], typesetter.shape(text, style).width)
            }
        }
        let (row, total, head) = (Style.regular(size), Style.bold(size), Style.regular(max(size - 1, 6)))
        for (column, text) in table.columns.figures.enumerated() {
            widths[column] = typesetter.widestWord(of: text, head)
        }
        for service in table.services {
            widen([service.quantity, service.price] + service.sums.all, row)
            for step in service.steps { widen([step.quantity, step.price, "", step.charged], row) }
        }
        for line in table.totals { widen(line.sums?.all ?? ["", "", "", "", line.toPay], from: 2, total) }
        self.widths = widths
        var right = Paper.measure
        var rights: [Double] = []
        for width in widths.reversed() {
            rights.insert(right, at: 0)
            right -= width + ChargeColumns.gap
        }
        self.rights = rights
        nameWidth = right
    }

    /// Names may wrap, between words, and not too often.
    private func leastNameWidth(of table: ChargeTable, _ typesetter: Typesetter) -> Double {
        let words = table.services.map { typesetter.widestWord(of: $0.name, row) }
        return max(words.max() ?? 0, size * 13)
    }
}

extension ChargeTable.Columns {
    /// The heads of all columns but the first.
    var figures: [String] { [quantity, price] + sums }
}
