import Domain
import Markup
import Store
import Web
import Words

/// F8: the statement as it will be printed.
struct StatementPrintPage: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/services/{service}/print"

    let slug: AccountSlug
    let service: ServiceCode
    var asked = RequestedPeriod()

    func read(_ customer: Customer) throws -> StatementFacts {
        try StatementFacts(customer, slug, service: service, asked).orNotFound()
    }

    func work(_ facts: StatementFacts) -> CheckedStatement { facts.checked }

    func show(_ checked: CheckedStatement, _ setting: Setting) -> Answer {
        let facts = checked.facts
        let texts = setting.texts.statement
        let title = texts.title + ": " + facts.service.name[setting.language]
        var content = Content(title: texts.title, documentTitle: title) { html in
            html.div(.class("screen-only")) { LanguageNavigation(setting: setting).write(to: &$0) }
            html.p(.class("actions screen-only")) { html in
                html.button(
                    .type("button"), .id("print"), .class("primary"), .flag("hidden"),
                    text: setting.texts.navigation.print)
                let back = StatementPage(slug: slug, service: service, asked: RequestedPeriod(facts.choice.period))
                html.a(.class("button quiet"), .href(back.address), text: texts.close)
            }
            html.noscript { $0.p(.class("quiet screen-only"), text: setting.texts.statement.printHint) }
            html.h1(text: texts.title)
            heading(&html, facts, setting)
            if let statement = facts.statement {
                StatementTable(statement: statement, checked: checked, setting: setting).write(to: &html)
            }
            foot(&html, facts, setting)
        }
        content.hasPrintButton = true
        return .bare(content)
    }

    private func heading(_ html: inout HTML, _ facts: StatementFacts, _ setting: Setting) {
        let account = facts.account
        StatementHeading(facts: facts, setting: setting).write(to: &html)
        html.p(.class("payer")) { html in
            html.text(setting.texts.statement.accountLine((number: account.number.text, payer: account.payer)))
            html.br()
            html.text(account.address)
        }
    }

    private func foot(_ html: inout HTML, _ facts: StatementFacts, _ setting: Setting) {
        BalanceHeadline(closing: facts.closing, asOf: facts.asOf, setting: setting).write(to: &html)
        let (today, number) = (setting.visit.today.numeric, facts.account.number.text)
        html.p(.class("quiet"), text: setting.texts.statement.printedOn((day: today, number: number)))
    }
}

extension StatementPrintPage {
    init?(_ address: RequestedAddress) {
        guard let (slug, service): (AccountSlug, ServiceCode) = address.places() else { return nil }
        self.init(slug: slug, service: service, asked: RequestedPeriod(address.query))
    }

    var places: [any PathValue] { [slug, service] }
    var query: Query { asked.query }
}
