import Domain
import Markup
import Store

/// F6 with F7: the statement of a service, for a period that the customer chooses.
struct StatementPage: CustomerPage {
    let slug: AccountSlug
    let service: String
    let asked: PeriodAsked

    func read(_ customer: Customer) throws -> StatementFacts {
        try StatementFacts(customer, slug, service: service, asked)
    }

    func show(_ facts: StatementFacts, _ setting: Setting) -> Answer {
        let texts = setting.texts.statement
        let form = PeriodForm(
            recorded: facts.recorded, choice: facts.choice,
            url: { .statement(slug, service: service, $0) }, setting: setting)
        let name = texts.title + ": " + facts.service.name[setting.language]
        return .framed(
            form.content(title: texts.title, documentTitle: name) { html in
                html.p(.class("back")) { html in
                    html.a(.href(PortalURL.account(slug).address), text: texts.back)
                }
                StatementHeading(facts: facts, setting: setting).write(to: &html)
                BalanceHeadline(closing: facts.closing, asOf: facts.asOf, setting: setting).write(to: &html)
                form.write(to: &html)
                if let statement = facts.statement {
                    StatementTable(statement: statement, facts: facts, setting: setting).write(to: &html)
                    actions(&html, facts, texts)
                }
            })
    }

    private func actions(_ html: inout HTML, _ facts: StatementFacts, _ texts: Texts.Statement) {
        let period = PeriodAsked(facts.choice.period)
        html.p(.class("actions")) { html in
            let print = PortalURL.statementPrint(slug, service: service, period)
            html.a(.class("button"), .href(print.address), text: texts.print)
            html.text(" ")
            html.a(.href(PortalURL.statementFile(slug, service: service, period).address), text: texts.download)
        }
    }
}
