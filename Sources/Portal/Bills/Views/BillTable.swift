import Domain
import Markup
import Store
import Words

/// The bills of a period, newest first. A bill's month links to its lines; further links go to the bill itself and to
/// its back.
struct BillTable {
    let slug: AccountSlug
    let shown: BillListFacts.Shown
    let chosen: Month?
    let setting: Setting

    private var texts: Texts.Bills { setting.texts.bills }

    func write(to html: inout HTML) {
        let table = StackedTable(
            style: "stacked bills", caption: caption,
            columns: [
                .text(texts.month), .number(texts.ofMonth), .number(texts.toPay), .text(texts.bill, style: "last"),
                .text(texts.reverse),
            ])
        table.write(to: &html) { html in
            for bill in shown.bills {
                table.row(&html, cells(bill), .flag("data-chosen", bill.month == chosen))
            }
        }
    }

    private var caption: String {
        texts.caption((from: shown.choice.period.first.numeric, to: shown.choice.period.last.numeric))
    }

    private func cells(_ bill: BillSummary) -> [StackedTable.Cell] {
        let (month, texts, slug) = (bill.month.numeric, texts, slug)
        let lines = BillsPage(slug: slug, asked: RequestedPeriod(shown.choice.period), chosen: bill.month)
        return [
            .content { html in
                html.a(.href(lines.address + "#chosen"), currentRow(bill.month == chosen), text: month)
            },
            .text(bill.totals.ofTheMonth.formatted(in: setting.language)),
            .text(bill.totals.toPay.formatted(in: setting.language)),
            .content { html in
                let page = BillPage(slug: slug, month: bill.month)
                html.a(.href(page), .ariaLabel(texts.viewBill(month)), text: texts.view)
            },
            .content { html in
                let page = BillBackPage(slug: slug, month: bill.month)
                html.a(.href(page), .ariaLabel(texts.viewReverse(month)), text: texts.view)
            },
        ]
    }
}
