import Domain
import Markup
import Store
import Web
import Words

/// F9 with F7: the payments of a period; a chosen one with its split among the services.
struct PaymentsPage: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/payments"

    let slug: AccountSlug
    var asked = RequestedPeriod()
    /// The number of the chosen payment.
    var chosen: String?

    func read(_ customer: Customer) throws -> PaymentFacts {
        try PaymentFacts(customer, slug, asked)
    }

    func show(_ facts: PaymentFacts, _ setting: Setting) -> Answer {
        let texts = setting.texts.payments
        let page = RecordsPage(
            slug: slug, account: facts.account.number, title: texts.title, none: [texts.none, texts.noneNext],
            address: { PaymentsPage(slug: slug, asked: $0) }, setting: setting)
        let content = page.content(facts.shown.map { ($0.recorded, $0.choice) }) { html in
            if let shown = facts.shown { list(&html, shown, setting) }
        }
        return .framed(content)
    }

    private func list(_ html: inout HTML, _ shown: PaymentFacts.Shown, _ setting: Setting) {
        let texts = setting.texts.payments
        guard !shown.payments.isEmpty else {
            html.p(text: texts.empty)
            html.p(text: texts.emptyNext)
            return
        }
        let payment = shown.payments.first { $0.number == chosen }
        PaymentTable(slug: slug, shown: shown, chosen: payment, setting: setting).write(to: &html)
        if let payment {
            PaymentSplitTable(payment: payment, setting: setting).write(to: &html)
        } else {
            html.p(.class("quiet"), text: texts.choose)
        }
        html.p(.class("actions")) { html in
            html.a(
                .href(PaymentsFile(slug: slug, asked: RequestedPeriod(shown.choice.period))), text: texts.download)
        }
    }
}

extension PaymentsPage {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug, asked: RequestedPeriod(address.query), chosen: address.query["payment"])
    }

    var places: [any PathValue] { [slug] }
    var query: Query { asked.query + [("payment", chosen)] }
}
