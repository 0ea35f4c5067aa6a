import Domain
import Markup
import Store
import Web
import Words

/// "Cheaper for me": the last months' consumption charged by each offered plan, month by month.
struct PlansPage: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/services/{service}/plans"

    let slug: AccountSlug
    let service: ServiceCode

    struct Records: Sendable {
        let line: AccountLine
        let service: Service
        /// The charges of the last 24 billed months.
        let charges: ChargeRecords?
        /// The plans that can be chosen today.
        let offered: [Plan]
        let tariffs: TariffBook
    }

    struct Facts {
        let line: AccountLine
        let service: Service
        let months: MonthsByPlan
    }

    func read(_ customer: Customer) throws -> Records {
        let account = try customer.account(slug)
        let tariffs = account.catalogue.tariffs
        guard let service = account.catalogue.service(service),
            try account.households().plans.contains(where: { tariffs[$0]?.service == service.code })
        else { throw PageError.notFound }
        let period = try account.billedPeriod().flatMap { Period($0.last - 23, $0.last) }
        return Records(
            line: AccountLine(account, slug), service: service,
            charges: try period.map { try account.charges(service, in: $0) },
            offered: tariffs.plans(of: service.code).filter { $0.isOffered(on: customer.today) }, tariffs: tariffs)
    }

    func work(_ records: Records) -> Facts {
        let months = MonthsByPlan(records.charges?.grounds ?? [], by: records.offered, records.tariffs)
        return Facts(line: records.line, service: records.service, months: months)
    }

    func show(_ facts: Facts, _ context: ViewContext) -> PageResult {
        let texts = context.texts.charge
        let service = facts.service.name[context.language]
        let title = texts.plansTitle(service)
        var content = Content(title: title, documentTitle: title + ": " + facts.line.title) { html in
            facts.line.write(to: &html)
            MonthsByPlanView(months: facts.months, service: facts.service, context: context).write(to: &html)
        }
        content.isWide = true
        return .framed(content)
    }
}

extension PlansPage {
    init?(_ address: RequestedAddress) {
        guard let (slug, service): (AccountSlug, ServiceCode) = address.places() else { return nil }
        self.init(slug: slug, service: service)
    }

    var places: [any PathValue] { [slug, service] }
}
