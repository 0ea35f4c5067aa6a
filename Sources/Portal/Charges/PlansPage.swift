import Domain
import Markup
import Store

/// "Cheaper for me": the last months' consumption by each plan that is offered, month by month.
struct PlansPage: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/services/{service}/plans"

    let slug: AccountSlug
    let service: ServiceCode

    struct Facts: Sendable {
        let service: Service
        /// Of the last 24 months that were billed, newest first.
        let grounds: [ChargeGrounds]
        let tariffs: TariffBook
    }

    func read(_ customer: Customer) throws -> Facts {
        let account = try customer.account(slug)
        let catalogue = account.catalogue
        guard let service = catalogue.service(service.text),
            try account.households().plans.contains(where: { catalogue.tariffs[$0]?.service == service.code })
        else { throw PageError.notFound }
        let period = try account.billedPeriod().flatMap { Period($0.last - 23, $0.last) }
        return Facts(
            service: service,
            grounds: try period.map { try account.chargeGrounds(service, in: $0) } ?? [],
            tariffs: catalogue.tariffs)
    }

    func show(_ facts: Facts, _ setting: Setting) -> Answer {
        let texts = setting.texts.charge
        let service = facts.service.name[setting.language]
        let offered = facts.tariffs.plans(of: facts.service).filter { $0.isOffered(on: setting.visit.today) }
        let months = MonthsByPlan(facts.grounds, by: offered, facts.tariffs)
        let title = texts.plansTitle(["service": service])
        var content = Content(title: title) { html in
            html.p(.class("back")) { html in
                html.a(.href(AccountPage(slug: slug)), text: setting.texts.statement.back)
            }
            html.p(text: texts.plansLead)
            MonthsByPlanView(months: months, service: facts.service, setting: setting).write(to: &html)
        }
        content.isWide = true
        return .framed(content)
    }
}

extension PlansPage {
    init?(_ address: AskedAddress) {
        guard let (slug, service): (AccountSlug, ServiceCode) = address.places() else { return nil }
        self.init(slug: slug, service: service)
    }

    var places: [any PathValue] { [slug, service] }
}
