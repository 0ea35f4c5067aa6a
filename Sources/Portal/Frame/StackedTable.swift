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
    /// Nil if the heading before it says what it shows.
    let caption: String?
    let columns: [Column]
    /// Of each column's cells, made once for all rows.
    private let cells: [CellTags]

    /// Named, since a style sheet that makes blocks of a table takes its meaning away.
    private static let (row, head) = ([Attribute.role("row")], [Attribute.scope("row"), .role("rowheader")])

    init(style: StaticString, caption: String?, columns: [Column]) {
        (self.style, self.caption, self.columns) = (style, caption, columns)
        cells = columns.map { CellTags(styled($0.style), label: $0.title) }
    }

    func write(to html: inout HTML, body: (inout HTML) -> Void, foot: ((inout HTML) -> Void)? = nil) {
        html.table(.class(style), .role("table")) { html in
            if let caption { html.caption(text: caption) }
            html.thead(.role("rowgroup")) { head(&$0) }
            html.tbody(.role("rowgroup"), content: body)
            if let foot { html.tfoot(.role("rowgroup"), content: foot) }
        }
    }

    func head(_ html: inout HTML) {
        html.element("tr", StackedTable.row) { html in
            for column in columns {
                html.th(.scope("col"), .role("columnheader"), styled(column.style)) { html in
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
        html.element("tr", own.isEmpty ? StackedTable.row : StackedTable.row + own) { html in
            let head = span == 1 ? StackedTable.head : StackedTable.head + [Attribute("colspan", span)]
            html.element("th", head) { write(cells[0], to: &$0) }
            for place in cells.indices.dropFirst() { cell(&html, span + place - 1, cells[place]) }
        }
    }

    private func cell(_ html: inout HTML, _ column: Int, _ cell: Cell) {
        switch cell {
        case .blank: html.td(.role("cell"), text: "")
        case .styled(let style, let text):
            html.td(.class(style), .role("cell"), Attribute("data-label", columns[column].title), text: text)
        case .text(let text): html.element(cells[column].tag(of: text)) { $0.text(text) }
        case .content(let write): html.element(cells[column].usual, write)
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

/// The start tags of a column's cells, each with the column's title for a phone.
struct CellTags {
    let usual: StartTag
    /// Of a cell with nothing in it, which a phone leaves out.
    let nothing: StartTag

    init(_ style: Attribute, label: String) {
        usual = StartTag("td", style, .role("cell"), Attribute("data-label", label))
        nothing = StartTag("td", .class("number nothing"), .role("cell"), Attribute("data-label", label))
    }

    func tag(of text: String) -> StartTag { text.isNothing ? nothing : usual }
}

private func styled(_ style: StaticString?) -> Attribute {
    style.map { .class($0) } ?? .flag("class", false)
}

extension String {
    /// Whether it is a sum of nothing: "0,00".
    var isNothing: Bool {
        utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
    }
}
