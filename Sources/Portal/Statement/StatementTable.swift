import Domain
import Markup
import Store
import Words

/// Month by month: opening, charged, adjusted, paid, closing; and the period's totals.
struct StatementTable {
    let statement: Statement
    /// Its months that are shown, newest first.
    let part: PartOfList<MonthBalance>
    let checked: CheckedStatement
    let context: ViewContext

    private var facts: StatementFacts { checked.facts }
    private var texts: Texts.Statement { context.texts.statement }

    func write(to html: inout HTML) {
        guard !statement.rows.isEmpty else {
            html.p(text: texts.empty)
            html.p(text: texts.emptyNext)
            return
        }
        let table = self.table
        table.write(to: &html) { html in
            for row in part.items { month(&html, table, row) }
        } foot: { html in
            let sums: [Money?] = [
                statement.opening, statement.charged, statement.adjusted, statement.paid, statement.closing,
            ]
            table.row(&html, [.text(texts.total)] + sums.map { self.sum($0 ?? .zero) })
        }
    }

    private var table: StackedTable {
        let sums = [texts.opening, texts.charged, texts.adjusted, texts.paid, texts.closing]
        return StackedTable(
            style: "stacked statement", caption: caption, columns: [.text(texts.month)] + sums.map { .number($0) })
    }

    private var caption: String {
        let period = facts.choice.period
        return texts.caption((from: period.first.numeric, to: period.last.numeric))
    }

    private func month(_ html: inout HTML, _ table: StackedTable, _ row: MonthBalance) {
        let charged = StackedTable.Cell.content { html in
            html.div { html in
                html.text(row.charged.formatted(in: context.language))
                if let check = checked.checks[row.month] { self.check(&html, check, row.month) }
            }
        }
        let others = [row.adjusted, row.paid, row.closing].map(sum)
        let month = StackedTable.Cell.content { html in
            html.text(row.month.numeric)
            AskLink(slug: facts.slug, subject: .statement(facts.service.code, row.month), context: context)
                .writeShort(to: &html, row: row.month.numeric)
        }
        table.row(&html, [month, sum(row.opening), charged] + others)
    }

    private func sum(_ money: Money) -> StackedTable.Cell { .text(money.formatted(in: context.language)) }

    /// Links to the explanation of the charge.
    private func check(_ html: inout HTML, _ check: ChargeCheck, _ month: Month) {
        let page = ChargePage(slug: facts.slug, month: month, service: facts.service.code)
        let words = context.texts.sheet.explain
        html.small(.class(check.agrees ? "checked screen-only" : "screen-only")) { html in
            html.a(.href(page), .ariaLabel("\(month.numeric): \(words)"), text: words)
        }
    }
}
