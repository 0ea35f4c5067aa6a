import Domain
import Markup
import Store

/// Month by month: opening, charged, adjusted, paid, closing; and the period's totals.
struct StatementTable {
    let statement: Statement
    let checked: CheckedStatement
    let setting: Setting

    private var facts: StatementFacts { checked.facts }
    private var texts: Texts.Statement { setting.texts.statement }

    func write(to html: inout HTML) {
        guard !statement.rows.isEmpty else {
            html.p(text: texts.empty)
            html.p(text: texts.emptyNext)
            return
        }
        html.table(.class("stacked statement")) { html in
            html.caption(text: caption)
            html.thead { html in
                html.tr { html in
                    html.th(.scope("col"), text: texts.month)
                    for name in columns { html.th(.scope("col"), .class("number"), text: name) }
                }
            }
            html.tbody { html in
                for row in statement.rows { month(&html, row) }
            }
            html.tfoot { total(&$0) }
        }
    }

    private var caption: String {
        texts.caption(
            (
                from: facts.choice.period.first.numeric, to: facts.choice.period.last.numeric
            ))
    }

    private var columns: [String] { [texts.opening, texts.charged, texts.adjusted, texts.paid, texts.closing] }

    private func month(_ html: inout HTML, _ row: MonthBalance) {
        html.tr { html in
            html.th(.scope("row"), text: row.month.numeric)
            cell(&html, texts.opening, row.opening)
            html.td(.class("number"), Attribute("data-label", texts.charged)) { html in
                html.div { html in
                    html.text(row.charged.formatted(in: setting.language))
                    if let check = checked.checks[row.month] { self.check(&html, check, row.month) }
                }
            }
            let sums = [row.adjusted, row.paid, row.closing]
            for (name, sum) in zip(columns.dropFirst(2), sums) { cell(&html, name, sum) }
        }
    }

    /// Leads to how the charge came about.
    private func check(_ html: inout HTML, _ check: ChargeCheck, _ month: Month) {
        let page = ChargePage(slug: facts.slug, month: month, service: facts.service.code)
        let words = setting.texts.sheet.explain
        html.small(.class(check.agrees ? "checked screen-only" : "screen-only")) { html in
            html.a(.href(page.address), .ariaLabel("\(month.numeric): \(words)"), text: words)
        }
    }

    private func total(_ html: inout HTML) {
        html.tr { html in
            html.th(.scope("row"), text: texts.total)
            let sums = [
                statement.opening, statement.charged, statement.adjusted, statement.paid, statement.closing,
            ]
            for (name, sum) in zip(columns, sums) { cell(&html, name, sum ?? .zero) }
        }
    }

    private func cell(_ html: inout HTML, _ name: String, _ sum: Money) {
        html.td(.class("number"), Attribute("data-label", name), text: sum.formatted(in: setting.language))
    }
}
