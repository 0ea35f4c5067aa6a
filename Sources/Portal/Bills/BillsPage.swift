import Domain
import Markup
import Store
import Web
import Words

/// F10 with F7: the bills of a period; a chosen one line by line.
struct BillsPage: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/bills"

    let slug: AccountSlug
    var requested = RequestedPeriod()
    /// The month of the chosen bill.
    var chosen: Month?
    /// Of a long list.
    var number = 1

    struct Records: Sendable {
        let list: BillListFacts
        let subscription: SubscriptionLine.Own?
    }

    func read(_ customer: Customer) throws -> Records {
        let isSubscribed = try customer.isSubscribed(to: slug)
        let list = try BillListFacts(customer, slug, requested) { $0 == chosen }
        let subscription = try isSubscribed.value().map {
            SubscriptionLine.Own(isOn: $0, email: customer.session.email)
        }
        return Records(list: list, subscription: subscription)
    }

    func work(_ records: Records) throws -> (records: Records, opened: Bill?) {
        (records, try records.list.shown?.opened.first?.bill())
    }

    func show(_ facts: (records: Records, opened: Bill?), _ context: ViewContext) -> PageResult {
        let (records, opened) = facts
        let subscription = SubscriptionLine(
            slug: slug, subscription: records.subscription, context: context)
        let facts = records.list
        let texts = context.texts.bills
        let page = RecordsPage(
            slug: slug, line: facts.line, closedOn: facts.closedOn, title: texts.title,
            none: [texts.none, texts.noneNext],
            address: { BillsPage(slug: slug, requested: $0) }, context: context)
        var content = page.content(facts.shown.map { ($0.recorded, $0.choice) }) { html in
            guard let shown = facts.shown else { return }
            AmountDuePanel(
                due: shown.due, asOf: facts.asOf, slug: slug, account: facts.account.number, context: context
            ).write(to: &html)
        } list: { html in
            if let shown = facts.shown { list(&html, shown, opened, subscription, context) }
        }
        content.isWide = opened != nil
        return .framed(content)
    }

    private func list(
        _ html: inout HTML, _ shown: BillListFacts.Shown, _ bill: Bill?, _ subscription: SubscriptionLine,
        _ context: ViewContext
    ) {
        let texts = context.texts.bills
        guard !shown.bills.isEmpty else {
            html.p(text: texts.empty)
            html.p(text: texts.emptyNext)
            return
        }
        let part = PartOfList(shown.bills, of: 24, requested: number)
        BillTable(slug: slug, shown: shown, part: part, chosen: bill?.month, context: context).write(to: &html)
        part.writeLinks(to: &html, context.texts.navigation) { number in
            BillsPage(slug: slug, requested: RequestedPeriod(shown.choice.period), number: number).address
        }
        if let bill {
            section(&html, bill, context)
        } else {
            html.p(.class("quiet"), text: texts.choose)
        }
        subscription.write(to: &html)
        html.p(.class("actions")) { html in
            html.a(.href(BillsFile(slug: slug, requested: RequestedPeriod(shown.choice.period))), text: texts.download)
        }
    }

    private func section(_ html: inout HTML, _ bill: Bill, _ context: ViewContext) {
        html.section(.id("chosen"), .fixed("tabindex", "-1"), .fixed("aria-labelledby", "chosen-title")) { html in
            html.h2(.id("chosen-title"), text: context.texts.bills.chosen(bill.month.numeric))
            let services = bill.services.map { StatementPage(slug: slug, service: $0.service.code) }
            ChargeTableView(table: context.wording.table(bill.services), services: services).write(to: &html)
        }
    }
}

extension BillsPage {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(
            slug: slug, requested: RequestedPeriod(address.query),
            chosen: address.query["bill"].flatMap { Month(iso: $0) },
            number: address.query.pageNumber)
    }

    var places: [any PathValue] { [slug] }
    var query: Query { requested.query + [("bill", chosen?.iso)] + pageQuery(number) }
}
