import Domain
import Markup
import Words

/// What changed since the previous bill: why the sum differs, then a row for each service that changed.
struct ChangeTable {
    let title: String
    let changes: (sentences: [String], rows: [ChangeRow])
    let texts: Texts.Sheet

    func write(to html: inout HTML) {
        html.section(.class("changes"), .fixed("aria-labelledby", "changes-title")) { html in
            html.h2(.id("changes-title"), text: title)
            for sentence in changes.sentences { html.p(text: sentence) }
            guard !changes.rows.isEmpty else { return }
            let table = StackedTable(
                style: "stacked changes", caption: nil,
                columns: [
                    .text(texts.service), .number(texts.before), .number(texts.now), .number(texts.difference),
                    .text(texts.why),
                ])
            table.write(to: &html) { html in
                for row in changes.rows {
                    table.row(
                        &html,
                        [.text(row.service), .text(row.before), .text(row.now), .text(row.difference), .text(row.why)])
                }
            }
        }
    }
}
