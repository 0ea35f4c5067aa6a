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
                html.element("th", [.scope("col")] + attributes(column.style)) { html in
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
            if let first = cells.first {
                let spanned = span == 1 ? [] : [Attribute("colspan", "\(span)")]
                html.element("th", [.scope("row")] + spanned) { write(first, to: &$0) }
            }
            for (column, cell) in zip(columns.dropFirst(span), cells.dropFirst()) { self.cell(&html, column, cell) }
        }
    }

    private func cell(_ html: inout HTML, _ column: Column, _ cell: Cell) {
        let label = Attribute("data-label", column.title)
        switch cell {
        case .blank: html.td(text: "")
        case .styled(let style, let text): html.td(.class(style), label, text: text)
        case .text, .content: html.element("td", attributes(column.style) + [label]) { write(cell, to: &$0) }
        }
    }

    private func write(_ cell: Cell, to html: inout HTML) {
        switch cell {
        case .text(let text), .styled(_, let text): html.text(text)
        case .content(let write): write(&html)
        case .blank: break
        }
    }

    private func attributes(_ style: StaticString?) -> [Attribute] {
        style.map { [.class($0)] } ?? []
    }
}
