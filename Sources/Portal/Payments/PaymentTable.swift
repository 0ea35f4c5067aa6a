import Domain
import Markup
import Store
import Words

/// The payments of a period, newest first, and their sum. A payment's day links to its split.
struct PaymentTable {
    let slug: AccountSlug
    let shown: PaymentFacts.Shown
    let part: PartOfList<Payment>
    let chosen: Payment?
    let context: ViewContext

    private var texts: Texts.Payments { context.texts.payments }

    func write(to html: inout HTML) {
        let table = StackedTable(
            style: "stacked payments", caption: caption,
            columns: [.text(texts.day), .number(texts.amount), .text(texts.bank, style: "last")])
        table.write(to: &html) { html in
            for payment in part.items {
                table.row(
                    &html, [.content { day(&$0, payment) }, sum(payment.amount), .content { bank(&$0, payment) }],
                    .flag("data-chosen", payment == chosen))
            }
        } foot: { html in
            table.row(&html, [.text(texts.total), sum(shown.payments.map(\.amount).sum()), .blank])
        }
    }

    private var caption: String {
        texts.caption((from: shown.choice.period.first.numeric, to: shown.choice.period.last.numeric))
    }

    private func day(_ html: inout HTML, _ payment: Payment) {
        let page = PaymentsPage(
            slug: slug, requested: RequestedPeriod(shown.choice.period), chosen: payment.number, number: part.number)
        html.a(
            .href(page.address + "#chosen"), currentRow(payment == chosen), text: payment.day.numeric)
    }

    private func bank(_ html: inout HTML, _ payment: Payment) {
        html.text(payment.bank)
        guard let other = payment.reverses else { return }
        html.text(" · ")
        html.span(.class("quiet"), text: texts.reverses(other.day.numeric))
    }

    private func sum(_ money: Money) -> StackedTable.Cell { .text(money.formatted(in: context.language)) }
}

/// "Төлемақы бойынша ақпарат: 08/2019": which services a payment was for.
struct PaymentSplitTable {
    let slug: AccountSlug
    let payment: Payment
    let context: ViewContext

    private var texts: Texts.Payments { context.texts.payments }

    func write(to html: inout HTML) {
        html.section(.id("chosen"), .fixed("tabindex", "-1"), .fixed("aria-labelledby", "chosen-title")) { html in
            html.h2(.id("chosen-title"), text: texts.chosen(payment.month.numeric))
            let sum = payment.amount.withCurrency(in: context.language)
            html.p(text: texts.chosenLine((day: payment.day.numeric, bank: payment.bank, sum: sum)))
            reversals(&html)
            if payment.splits.isEmpty {
                html.p(text: texts.notSplit)
            } else {
                table(&html)
            }
            AskLink(slug: slug, subject: .payment(payment.number), context: context).write(to: &html)
        }
    }

    /// The payment that this one takes back, or those that take it back, each with its own page.
    private func reversals(_ html: inout HTML) {
        if let other = payment.reverses {
            let sum = other.amount.withCurrency(in: context.language)
            html.p { $0.a(.href(address(of: other)), text: texts.reversal((day: other.day.numeric, sum: sum))) }
        }
        for other in payment.reversals {
            let sum = (-other.amount).withCurrency(in: context.language)
            html.p { $0.a(.href(address(of: other)), text: texts.reversed((day: other.day.numeric, sum: sum))) }
        }
    }

    private func address(of other: Payment.Other) -> String {
        let month = other.day.month
        let requested = RequestedPeriod(from: month.iso, to: month.iso)
        let page = PaymentsPage(slug: slug, requested: requested, chosen: other.number)
        return page.address + "#chosen"
    }

    private func table(_ html: inout HTML) {
        html.table(.class("split"), .fixed("aria-labelledby", "chosen-title")) { html in
            html.thead { html in
                html.tr { html in
                    html.th(.scope("col"), text: texts.service)
                    html.th(.scope("col"), .class("number"), text: texts.paidSum)
                }
            }
            html.tbody { html in
                for split in payment.splits { row(&html, split.service.name[context.language], split.amount) }
            }
            html.tfoot { row(&$0, texts.splitTotal, payment.amount) }
        }
    }

    private func row(_ html: inout HTML, _ name: String, _ sum: Money) {
        html.tr { html in
            html.th(.scope("row"), text: name)
            html.td(.class("number"), text: sum.formatted(in: context.language))
        }
    }
}
