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
    var requested = RequestedPeriod()

    func read(_ customer: Customer) throws -> StatementFacts {
        try StatementFacts(customer, slug, service: service, requested).orNotFound()
    }

    func work(_ facts: StatementFacts) -> CheckedStatement { facts.checked }

    func show(_ checked: CheckedStatement, _ context: ViewContext) -> PageResult {
        let facts = checked.facts
        let texts = context.texts.statement
        let title = texts.title + ": " + facts.service.name[context.language] + ", " + facts.line.title
        var content = Content(title: texts.title, documentTitle: title) { html in
            html.div(.class("screen-only")) { LanguageNavigation(context: context).write(to: &$0) }
            html.p(.class("actions screen-only")) { html in
                html.button(
                    .type("button"), .id("print"), .class("primary"), .flag("hidden"),
                    text: context.texts.navigation.print)
                let back = StatementPage(slug: slug, service: service, requested: RequestedPeriod(facts.choice.period))
                html.a(.class("button quiet"), .href(back.address), text: texts.close)
            }
            html.noscript { $0.p(.class("quiet screen-only"), text: context.texts.statement.printHint) }
            html.h1(text: texts.title)
            heading(&html, facts, context)
            if let statement = facts.statement {
                let whole = PartOfList(statement.rows.reversed(), of: max(1, statement.rows.count), requested: 1)
                StatementTable(statement: statement, part: whole, checked: checked, context: context).write(to: &html)
                PaymentDifferenceList(differences: facts.differences, context: context).write(to: &html)
            }
            foot(&html, facts, context)
        }
        content.hasPrintButton = true
        return .bare(content)
    }

    private func heading(_ html: inout HTML, _ facts: StatementFacts, _ context: ViewContext) {
        let account = facts.account
        StatementHeading(facts: facts, context: context).write(to: &html)
        html.p(.class("payer")) { html in
            html.text(context.texts.statement.accountLine((number: account.number.text, payer: account.payer)))
            html.br()
            html.text(account.address)
        }
    }

    private func foot(_ html: inout HTML, _ facts: StatementFacts, _ context: ViewContext) {
        BalanceHeadline(closing: facts.closing, asOf: facts.asOf, context: context).write(to: &html)
        let (today, number) = (context.visit.today.numeric, facts.account.number.text)
        html.p(.class("quiet"), text: context.texts.statement.printedOn((day: today, number: number)))
    }
}

extension StatementPrintPage {
    init?(_ address: RequestedAddress) {
        guard let (slug, service): (AccountSlug, ServiceCode) = address.places() else { return nil }
        self.init(slug: slug, service: service, requested: RequestedPeriod(address.query))
    }

    var places: [any PathValue] { [slug, service] }
    var query: Query { requested.query }
}
