import Markup

/// A table whose rows become blocks on a phone, each value next to its column's title. Titles are given once, in
/// `columns`.
struct StackedTable {
    struct Column {
        let title: String
        /// Small text under the title.
        var note: String?
        /// The class of the title and the values.
        var style: StaticString?

        static func text(_ title: String, style: StaticString? = nil) -> Column {
            Column(title: title, style: style)
        }

        static func number(_ title: String, note: String? = nil) -> Column {
            Column(title: title, note: note, style: "number")
        }
    }

    enum Cell {
        case text(String)
        case content((inout HTML) -> Void)
        /// With its own class.
        case styled(StaticString, String)
        case blank
    }

    /// The classes of the table: "stacked statement".
    let style: StaticString
    let caption: String
    let columns: [Column]
    /// Of each column's cells, made once for all rows.
    private let attributes: [[Attribute]]

    private static let rowHead = [Attribute.scope("row")]

    init(style: StaticString, caption: String, columns: [Column]) {
        (self.style, self.caption, self.columns) = (style, caption, columns)
        attributes = columns.map { [styled($0.style), Attribute("data-label", $0.title)] }
    }

    func write(to html: inout HTML, body: (inout HTML) -> Void, foot: ((inout HTML) -> Void)? = nil) {
        html.table(.class(style)) { html in
            html.caption(text: caption)
            html.thead { head(&$0) }
            html.tbody(content: body)
            if let foot { html.tfoot(content: foot) }
        }
    }

    func head(_ html: inout HTML) {
        html.tr { html in
            for column in columns {
                html.th(.scope("col"), styled(column.style)) { html in
                    html.text(column.title)
                    if let note = column.note { html.small(text: note) }
                }
            }
        }
    }

    /// The first cell is the row's head.
    ///
    /// - Parameter span: the number of columns that the head spans.
    func row(_ html: inout HTML, _ cells: [Cell], span: Int = 1, _ own: Attribute...) {
        html.element("tr", own) { html in
            let head = span == 1 ? StackedTable.rowHead : [.scope("row"), Attribute("colspan", "\(span)")]
            html.element("th", head) { write(cells[0], to: &$0) }
            for place in cells.indices.dropFirst() { cell(&html, span + place - 1, cells[place]) }
        }
    }

    private func cell(_ html: inout HTML, _ column: Int, _ cell: Cell) {
        switch cell {
        case .blank: html.td(text: "")
        case .styled(let style, let text): html.td(.class(style), attributes[column][1], text: text)
        case .text, .content: html.element("td", attributes[column]) { write(cell, to: &$0) }
        }
    }

    private func write(_ cell: Cell, to html: inout HTML) {
        switch cell {
        case .text(let text), .styled(_, let text): html.text(text)
        case .content(let write): write(&html)
        case .blank: break
        }
    }
}

private func styled(_ style: StaticString?) -> Attribute {
    style.map { .class($0) } ?? .flag("class", false)
}
