import Domain
import Markup
import Store

/// The bills of a period, newest first. A bill's month leads to its lines, the links to the bill itself and to its back.
struct BillTable {
    let slug: AccountSlug
    let shown: BillListFacts.Shown
    let chosen: Month?
    let setting: Setting

    private var texts: Texts.Bills { setting.texts.bills }

    func write(to html: inout HTML) {
        html.table(.class("stacked bills")) { html in
            html.caption(
                text: texts.caption(
                    (
                        from: shown.choice.period.first.numeric, to: shown.choice.period.last.numeric
                    )))
            html.thead { html in
                html.tr { html in
                    html.th(.scope("col"), text: texts.month)
                    html.th(.scope("col"), .class("number"), text: texts.ofMonth)
                    html.th(.scope("col"), .class("number"), text: texts.toPay)
                    html.th(.scope("col"), .class("last"), text: texts.bill)
                    html.th(.scope("col"), text: texts.reverse)
                }
            }
            html.tbody { html in
                for bill in shown.bills { row(&html, bill) }
            }
        }
    }

    private func row(_ html: inout HTML, _ bill: BillSummary) {
        let month = bill.month.numeric
        let lines = BillsPage(slug: slug, asked: PeriodAsked(shown.choice.period), chosen: bill.month)
        html.tr(.flag("data-chosen", bill.month == chosen)) { html in
            html.th(.scope("row")) { html in
                html.a(.href(lines.address + "#chosen"), chosenMark(bill.month == chosen), text: month)
            }
            html.td(
                .class("number"), Attribute("data-label", texts.ofMonth),
                text: bill.totals.ofTheMonth.formatted(in: setting.language))
            html.td(
                .class("number"), Attribute("data-label", texts.toPay),
                text: bill.totals.toPay.formatted(in: setting.language))
            html.td(.class("last"), Attribute("data-label", texts.bill)) { html in
                let label = texts.viewBill(month)
                html.a(.href(BillPage(slug: slug, month: bill.month)), .ariaLabel(label), text: texts.view)
            }
            html.td(Attribute("data-label", texts.reverse)) { html in
                let label = texts.viewReverse(month)
                html.a(
                    .href(BillBackPage(slug: slug, month: bill.month)), .ariaLabel(label), text: texts.view)
            }
        }
    }
}

/// Marks the row that was chosen.
func chosenMark(_ isChosen: Bool) -> Attribute {
    isChosen ? .fixed("aria-current", "true") : .flag("aria-current", false)
}
