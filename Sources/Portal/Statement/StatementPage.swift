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
    var requested = RequestedPeriod()
    /// Of a long list.
    var number = 1

    func read(_ customer: Customer) throws -> StatementFacts {
        try StatementFacts(customer, slug, service: service, requested)
    }

    func work(_ facts: StatementFacts) -> CheckedStatement { facts.checked }

    func show(_ checked: CheckedStatement, _ context: ViewContext) -> PageResult {
        let facts = checked.facts
        let texts = context.texts.statement
        let form = PeriodForm(
            recorded: facts.recorded, choice: facts.choice,
            url: { StatementPage(slug: slug, service: service, requested: $0) }, context: context)
        let name = texts.title + ": " + facts.service.name[context.language] + ", " + facts.line.title
        return .framed(
            form.content(title: texts.title, documentTitle: name) { html in
                facts.line.write(to: &html)
                StatementHeading(facts: facts, context: context).write(to: &html)
                ClosedAccount(closedOn: facts.closedOn, context: context).write(to: &html)
                BalanceHeadline(closing: facts.closing, asOf: facts.asOf, context: context).write(to: &html)
                form.write(to: &html)
                if let statement = facts.statement {
                    let part = PartOfList(statement.rows.reversed(), of: 24, requested: number)
                    StatementTable(statement: statement, part: part, checked: checked, context: context)
                        .write(to: &html)
                    part.writeLinks(to: &html, context.texts.navigation) { number in
                        let requested = RequestedPeriod(facts.choice.period)
                        return StatementPage(slug: slug, service: service, requested: requested, number: number).address
                    }
                    PaymentDifferenceList(differences: facts.differences, context: context).write(to: &html)
                    actions(&html, facts, context)
                }
            })
    }

    private func actions(_ html: inout HTML, _ facts: StatementFacts, _ context: ViewContext) {
        let period = RequestedPeriod(facts.choice.period)
        html.p(.class("actions")) { html in
            let print = StatementPrintPage(slug: slug, service: service, requested: period)
            html.a(.class("button"), .href(print.address), text: context.texts.navigation.print)
            html.text(" ")
            html.a(
                .href(StatementFile(slug: slug, service: service, requested: period)),
                text: context.texts.statement.download)
        }
    }
}

extension StatementPage {
    init?(_ address: RequestedAddress) {
        guard let (slug, service): (AccountSlug, ServiceCode) = address.places() else { return nil }
        self.init(
            slug: slug, service: service, requested: RequestedPeriod(address.query), number: address.query.pageNumber)
    }

    var places: [any PathValue] { [slug, service] }
    var query: Query { requested.query + pageQuery(number) }
}
