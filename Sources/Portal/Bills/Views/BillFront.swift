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
                    for line in sheet.supplier.details { html.p(.class("print-only"), text: line) }
                }
                html.p(.class("month"), text: sheet.month)
            }
            html.div(.class("window")) { html in
                toPay(&html)
                overdue(&html)
                facts(&html)
            }
            if case .present(let facts) = state {
                BillActions(slug: slug, month: facts.record.bill.month, isBack: false, context: context).write(
                    to: &html)
            }
            if let payment = sheet.payment { self.payment(&html, payment) }
            ChangeTable(title: sheet.changes.title, changes: changes, texts: context.texts.sheet).write(to: &html)
            ChargeTableView(table: sheet.table, services: services).write(to: &html)
            ConsumptionView(consumption: sheet.consumption, dataWords: texts.chartData).write(to: &html)
            html.p(.class("quiet foot"), text: sheet.foot)
        }
    }

    /// What is left to pay now; of a bill that another replaces, what it asked for.
    private func toPay(_ html: inout HTML) {
        if case .present(let facts) = state, let due = facts.due {
            AmountDuePanel(
                due: due, asOf: facts.paymentsAsOf, slug: slug, account: facts.account.number, context: context,
                onBill: .init(paidOn: facts.paidOn)
            ).write(to: &html)
            corrected(&html, facts.record)
            return
        }
        html.div(.class("to-pay former")) { html in
            html.p(.class("sum")) { html in
                html.span(text: sheet.toPay.label)
                html.text(" ")
                html.strong(text: sheet.toPay.value)
            }
            switch state {
            case .present(let facts):
                corrected(&html, facts.record)
                superseded(&html, facts.record)
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

    /// Which later bill includes what is not paid of it.
    private func superseded(_ html: inout HTML, _ record: BillWithHistory) {
        let month = record.latestMonth.numeric
        html.p(.class("quiet"), text: context.texts.sheet.superseded(month))
        html.p(.class("screen-only")) { html in
            html.a(.href(BillPage(slug: slug, month: record.latestMonth)), text: texts.openLatest(month))
        }
    }

    private var isLatest: Bool {
        if case .present(let facts) = state { facts.due != nil } else { false }
    }

    private var changes: (sentences: [String], rows: [ChangeRow]) {
        switch state {
        case .present(let facts): context.wording.changeTable(facts.record)
        case .replaced: (sheet.changes.sentences, [])
        }
    }

    /// The statements of the table's services.
    private var services: [StatementPage] {
        guard case .present(let facts) = state else { return [] }
        return facts.record.bill.services.map { StatementPage(slug: slug, service: $0.service.code) }
    }

    /// As on paper; on the screen the panel says it.
    private func overdue(_ html: inout HTML) {
        guard let overdue = sheet.frame.overdue else { return }
        html.div(.class("print-only")) { html in
            html.p { html in
                html.strong(text: overdue.label)
                html.text(" ")
                html.strong(text: overdue.value)
            }
            for words in sheet.frame.warning { html.p(text: words) }
        }
    }

    private func facts(_ html: inout HTML) {
        html.dl(.class("summary")) { html in
            // The panel has the due day of the latest bill.
            for fact in [sheet.payer, sheet.address, sheet.account] + sheet.facts + (isLatest ? [] : [sheet.due]) {
                html.div { html in
                    html.dt(text: fact.label)
                    html.element("dd", []) { WholeWords(fact.value).write(to: &$0) }
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
