import Domain
import Markup
import Store
import Words

/// The bills of a period, newest first. A bill's month links to its lines; further links go to the bill itself and to
/// its back.
struct BillTable {
    let slug: AccountSlug
    let shown: BillListFacts.Shown
    let part: PartOfList<BillSummary>
    let chosen: Month?
    let context: ViewContext

    private var texts: Texts.Bills { context.texts.bills }

    func write(to html: inout HTML) {
        let table = StackedTable(
            style: "stacked bills", caption: caption,
            columns: [
                .text(texts.month), .number(texts.ofMonth, note: texts.ofMonthNote), .number(texts.toPay),
                .text(texts.bill, style: "last"),
                .text(texts.reverse),
            ])
        table.write(to: &html) { html in
            for bill in part.items {
                table.row(&html, cells(bill), .flag("data-chosen", bill.month == chosen))
            }
        }
    }

    private var caption: String {
        texts.caption((from: shown.choice.period.first.numeric, to: shown.choice.period.last.numeric))
    }

    private func cells(_ bill: BillSummary) -> [StackedTable.Cell] {
        let (month, texts, slug) = (bill.month.numeric, texts, slug)
        let lines = BillsPage(
            slug: slug, requested: RequestedPeriod(shown.choice.period), chosen: bill.month, number: part.number)
        return [
            .content { html in
                html.a(.href(lines.address + "#chosen"), currentRow(bill.month == chosen), text: month)
            },
            .text(bill.totals.ofTheMonth.formatted(in: context.language)),
            .text(bill.totals.toPay.formatted(in: context.language)),
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
