import Domain
import Markup
import Store
import Web
import Words

/// F9 with F7: the payments of a period; a chosen one with its split among the services.
struct PaymentsPage: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/payments"

    let slug: AccountSlug
    var requested = RequestedPeriod()
    /// The number of the chosen payment.
    var chosen: String?
    /// Of a long list.
    var number = 1

    func read(_ customer: Customer) throws -> PaymentFacts {
        try PaymentFacts(customer, slug, requested)
    }

    func show(_ facts: PaymentFacts, _ context: ViewContext) -> PageResult {
        let texts = context.texts.payments
        let page = RecordsPage(
            slug: slug, line: facts.line, closedOn: facts.closedOn, title: texts.title,
            none: [texts.none, texts.noneNext],
            address: { PaymentsPage(slug: slug, requested: $0) }, context: context)
        let content = page.content(facts.shown.map { ($0.recorded, $0.choice) }) { html in
            if let shown = facts.shown { list(&html, shown, context) }
        }
        return .framed(content)
    }

    private func list(_ html: inout HTML, _ shown: PaymentFacts.Shown, _ context: ViewContext) {
        let texts = context.texts.payments
        guard !shown.payments.isEmpty else {
            html.p(text: texts.empty)
            html.p(text: texts.emptyNext)
            return
        }
        let payment = shown.payments.first { $0.number == chosen }
        let part = PartOfList(shown.payments, of: 24, requested: number)
        PaymentTable(slug: slug, shown: shown, part: part, chosen: payment, context: context).write(to: &html)
        part.writeLinks(to: &html, context.texts.navigation) { number in
            PaymentsPage(slug: slug, requested: RequestedPeriod(shown.choice.period), number: number).address
        }
        PaymentDifferenceList(
            differences: shown.differences, repeated: shown.payments.repeated, context: context
        ).write(to: &html)
        if let payment {
            PaymentSplitTable(slug: slug, payment: payment, context: context).write(to: &html)
        } else {
            html.p(.class("quiet"), text: texts.choose)
        }
        html.p(.class("actions")) { html in
            html.a(
                .href(PaymentsFile(slug: slug, requested: RequestedPeriod(shown.choice.period))), text: texts.download)
        }
    }
}

extension PaymentsPage {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(
            slug: slug, requested: RequestedPeriod(address.query), chosen: address.query["payment"],
            number: address.query.pageNumber)
    }

    var places: [any PathValue] { [slug] }
    var query: Query { requested.query + [("payment", chosen)] + pageQuery(number) }
}
