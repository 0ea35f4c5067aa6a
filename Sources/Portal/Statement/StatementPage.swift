import Domain
import Markup
import Store
import Web
import Words

/// F6 with F7: the statement of a service, for the chosen period.
struct StatementPage: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/services/{service}"

    let slug: AccountSlug
    let service: ServiceCode
    var asked = RequestedPeriod()

    func read(_ customer: Customer) throws -> StatementFacts {
        try StatementFacts(customer, slug, service: service, asked)
    }

    func work(_ facts: StatementFacts) -> CheckedStatement { facts.checked }

    func show(_ checked: CheckedStatement, _ setting: Setting) -> Answer {
        let facts = checked.facts
        let texts = setting.texts.statement
        let form = PeriodForm(
            recorded: facts.recorded, choice: facts.choice,
            url: { StatementPage(slug: slug, service: service, asked: $0) }, setting: setting)
        let name = texts.title + ": " + facts.service.name[setting.language]
        return .framed(
            form.content(title: texts.title, documentTitle: name) { html in
                html.p(.class("back")) { html in
                    html.a(.href(AccountPage(slug: slug)), text: setting.texts.navigation.toAccount)
                }
                StatementHeading(facts: facts, setting: setting).write(to: &html)
                BalanceHeadline(closing: facts.closing, asOf: facts.asOf, setting: setting).write(to: &html)
                form.write(to: &html)
                if let statement = facts.statement {
                    StatementTable(statement: statement, checked: checked, setting: setting).write(to: &html)
                    actions(&html, facts, setting)
                }
            })
    }

    private func actions(_ html: inout HTML, _ facts: StatementFacts, _ setting: Setting) {
        let period = RequestedPeriod(facts.choice.period)
        html.p(.class("actions")) { html in
            let print = StatementPrintPage(slug: slug, service: service, asked: period)
            html.a(.class("button"), .href(print.address), text: setting.texts.navigation.print)
            html.text(" ")
            html.a(
                .href(StatementFile(slug: slug, service: service, asked: period)),
                text: setting.texts.statement.download)
        }
    }
}

extension StatementPage {
    init?(_ address: RequestedAddress) {
        guard let (slug, service): (AccountSlug, ServiceCode) = address.places() else { return nil }
        self.init(slug: slug, service: service, asked: RequestedPeriod(address.query))
    }

    var places: [any PathValue] { [slug, service] }
    var query: Query { asked.query }
}
