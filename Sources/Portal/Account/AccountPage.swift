import Domain
import Markup
import Store

/// F3: the account. To read; nothing to fill in.
struct AccountPage: CustomerPage {
    let slug: AccountSlug

    struct Facts: Sendable {
        let linked: LinkedAccount
        let supplier: Supplier
        let paymentsAsOf: Day
        let meters: [Meter]
        let balances: [ServiceBalance]
        let residents: Int
        /// The service that has a calculator.
        let calculated: String?
        let levels: LevelStanding?
    }

    func read(_ customer: Customer) throws -> Facts {
        let linked = try customer.account(slug)
        let catalogue = try customer.catalogue
        let meters = try customer.connection.meters(of: linked, catalogue)
        let balances = try customer.connection.serviceBalances(of: linked, catalogue)
        let households = try customer.connection.households(of: linked.account.number)
        let tariff = try customer.connection.meteredTariff(of: linked, households, on: customer.today, catalogue)
        return Facts(
            linked: linked, supplier: catalogue.supplier, paymentsAsOf: catalogue.paymentsAsOf,
            meters: try meters.value(), balances: try balances.value(),
            residents: households.on(customer.today)?.residents ?? linked.account.residents,
            calculated: tariff?.service.code,
            levels: try tariff.flatMap { try customer.connection.levelStanding(of: linked, households, $0) })
    }

    func show(_ facts: Facts, _ setting: Setting) -> Answer {
        .framed(
            Content(title: setting.texts.account.title) { html in
                line(&html, facts.supplier, setting.language)
                BalanceHeadline(
                    balance: AccountBalance(facts.balances), asOf: facts.paymentsAsOf, setting: setting
                ).write(to: &html)
                AccountSummary(
                    account: facts.linked.account, residents: facts.residents, meters: facts.meters, setting: setting
                ).write(to: &html)
                ServiceTable(
                    slug: slug, balances: facts.balances, calculated: facts.calculated,
                    asOf: facts.paymentsAsOf, setting: setting
                ).write(to: &html)
                if let levels = facts.levels {
                    LevelMeterView(slug: slug, standing: levels, setting: setting).write(to: &html)
                }
                html.p(.class("actions")) { html in
                    html.a(.class("button"), .href(PortalURL.bills(slug).address), text: setting.texts.payments.look)
                }
            })
    }

    /// "АЛМАТЫЭНЕРГОСБЫТ 356-99-99, 399-99-00 (АЭЖБ)"
    private func line(_ html: inout HTML, _ supplier: Supplier, _ language: Language) {
        html.p(.class("supplier")) { html in
            html.strong(text: supplier.name[language])
            guard let phones = supplier.phones else { return }
            html.text(" ")
            PhoneNumbers(phones).write(to: &html)
        }
    }
}
