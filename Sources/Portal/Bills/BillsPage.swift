import Domain
import Markup
import Store
import Web
import Words

/// F10 with F7: the bills of a period; a chosen one line by line.
struct BillsPage: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/bills"

    let slug: AccountSlug
    var asked = RequestedPeriod()
    /// The month of the chosen bill.
    var chosen: Month?

    func read(_ customer: Customer) throws -> BillListFacts {
        try BillListFacts(customer, slug, asked) { $0 == chosen }
    }

    func work(_ list: BillListFacts) throws -> (list: BillListFacts, opened: Bill?) {
        (list, try list.shown?.opened.first?.bill())
    }

    func show(_ facts: (list: BillListFacts, opened: Bill?), _ setting: Setting) -> Answer {
        let (facts, opened) = facts
        let texts = setting.texts.bills
        let page = RecordsPage(
            slug: slug, account: facts.account.number, title: texts.title, none: [texts.none, texts.noneNext],
            address: { BillsPage(slug: slug, asked: $0) }, setting: setting)
        var content = page.content(facts.shown.map { ($0.recorded, $0.choice) }) { html in
            guard let shown = facts.shown, let latest = shown.latest else { return }
            BillHeadline(slug: slug, bill: latest, left: shown.left, asOf: facts.asOf, setting: setting)
                .write(to: &html)
        } list: { html in
            if let shown = facts.shown { list(&html, shown, opened, setting) }
        }
        content.isWide = opened != nil
        return .framed(content)
    }

    private func list(
        _ html: inout HTML, _ shown: BillListFacts.Shown, _ bill: Bill?, _ setting: Setting
    ) {
        let texts = setting.texts.bills
        guard !shown.bills.isEmpty else {
            html.p(text: texts.empty)
            html.p(text: texts.emptyNext)
            return
        }
        BillTable(slug: slug, shown: shown, chosen: bill?.month, setting: setting).write(to: &html)
        if let bill {
            section(&html, bill, setting)
        } else {
            html.p(.class("quiet"), text: texts.choose)
        }
        html.p(.class("actions")) { html in
            html.a(.href(BillsFile(slug: slug, asked: RequestedPeriod(shown.choice.period))), text: texts.download)
        }
    }

    private func section(_ html: inout HTML, _ bill: Bill, _ setting: Setting) {
        html.section(.id("chosen"), .fixed("tabindex", "-1"), .fixed("aria-labelledby", "chosen-title")) { html in
            html.h2(.id("chosen-title"), text: setting.texts.bills.chosen(bill.month.numeric))
            ChargeTableView(table: setting.wording.table(bill.services)).write(to: &html)
        }
    }
}

extension BillsPage {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(
            slug: slug, asked: RequestedPeriod(address.query), chosen: address.query["bill"].flatMap { Month(iso: $0) })
    }

    var places: [any PathValue] { [slug] }
    var query: Query { asked.query + [("bill", chosen?.iso)] }
}
