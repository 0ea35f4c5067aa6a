import Documents
import Domain
import Markup
import Store
import Words

/// The front of the bill on the screen; its print style gives the printed bill.
struct BillFront {
    let sheet: BillSheet
    let slug: AccountSlug
    let state: State
    let context: ViewContext

    enum State {
        case present(BillFacts)
        case replaced(BillVersion)
    }

    private var texts: Texts.Bills { context.texts.bills }

    func write(to html: inout HTML) {
        html.div(.class("bill")) { html in
            html.div(.class("issuer")) { html in
                html.div { html in
                    html.p { $0.strong(text: sheet.supplier.name) }
                    for line in sheet.supplier.contacts { html.p(text: line) }
                }
                html.p(.class("month"), text: sheet.month)
            }
            html.div(.class("window")) { html in
                toPay(&html)
                facts(&html)
            }
            if let payment = sheet.payment { self.payment(&html, payment) }
            html.div(.class("changes")) { html in
                html.h2(text: sheet.changes.title)
                html.ul { html in
                    for sentence in sheet.changes.sentences { html.li { $0.text(sentence) } }
                }
            }
            ChargeTableView(table: sheet.table).write(to: &html)
            ConsumptionView(
                consumption: sheet.consumption, dataWords: texts.chartData,
                point: context.language == .en ? "." : ","
            ).write(to: &html)
            html.p(.class("quiet"), text: sheet.foot)
        }
    }

    private func toPay(_ html: inout HTML) {
        html.div(.class("to-pay")) { html in
            html.p { html in
                html.span(text: sheet.toPay.label)
                html.text(" ")
                html.strong(text: sheet.toPay.value)
            }
            switch state {
            case .present(let facts):
                corrected(&html, facts.record)
                standing(&html, facts)
            case .replaced(let version):
                html.p(text: context.texts.sheet.replaced(version.replacedOn.numeric))
                earlier(&html, version.month, version.issue)
            }
        }
    }

    private func corrected(_ html: inout HTML, _ record: BillWithHistory) {
        guard let day = record.issue.correctedOn else { return }
        html.p(text: context.texts.sheet.corrected(day.numeric))
        earlier(&html, record.bill.month, record.issue)
    }

    private func earlier(_ html: inout HTML, _ month: Month, _ issue: BillIssue) {
        guard issue.versions > 0 else { return }
        html.p(.class("screen-only")) { html in
            let page = BillPage(slug: slug, month: month, version: issue.versions)
            html.a(.href(page), text: texts.openEarlier)
        }
    }

    /// The bill's status, and how to pay it; of an earlier bill, which one replaces it.
    private func standing(_ html: inout HTML, _ facts: BillFacts) {
        let (record, bill) = (facts.record, facts.record.bill)
        guard record.isLatest else {
            let month = record.latestMonth.numeric
            html.p(.class("quiet"), text: context.texts.sheet.superseded(month))
            html.p(.class("screen-only")) { html in
                let latest = BillPage(slug: slug, month: record.latestMonth)
                html.a(.href(latest.address), text: texts.openLatest(month))
            }
            return
        }
        let standing = BillStanding(
            due: bill.due, toPay: bill.totals.toPay, left: facts.left, asOf: facts.paymentsAsOf, context: context)
        for sentence in standing.sentences { html.p(.class("quiet"), text: sentence) }
        if let payment = sheet.payment {
            html.p(.class("screen-only pay")) { html in
                html.a(.class("button"), .href(payment.link), .rel("noreferrer"), text: texts.pay)
            }
        }
    }

    private func facts(_ html: inout HTML) {
        html.dl(.class("summary")) { html in
            for fact in [sheet.payer, sheet.address, sheet.account] + sheet.facts + [sheet.due] {
                html.div { html in
                    html.dt(text: fact.label)
                    html.dd(text: fact.value)
                }
            }
        }
    }

    private func payment(_ html: inout HTML, _ payment: BillSheet.PaymentCode) {
        html.div(.class("payment")) { html in
            if let code = try? QRCode(payment.link) { QRCodeView(code: code).write(to: &html) }
            html.p(text: payment.words)
        }
    }
}
