import Domain
import Markup
import Store
import Web
import Words

/// F3: the account, read-only.
struct AccountPage: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}"

    let slug: AccountSlug

    struct Records: Sendable {
        let account: Account
        let supplier: Supplier
        let closedOn: Day?
        let paymentsAsOf: Day
        let meters: [(service: Service, meter: Meter)]
        let balances: [ServiceBalance]
        let residents: Int
        /// The tariff of the service with a calculator.
        let tariff: MeteredTariff?
        /// The readings in the tariff's `levelDays`.
        let levelReadings: [MeterReadings]
    }

    func read(_ customer: Customer) throws -> Records {
        let account = try customer.account(slug)
        let meters = try account.meters(inUseOn: customer.today)
        let balances = try account.serviceBalances()
        let households = try account.households()
        let isClosed = account.isClosed(before: customer.today)
        let tariff = isClosed ? nil : try account.meteredTariff(households, meters.value(), on: customer.today)
        return Records(
            account: account.account, supplier: account.catalogue.supplier, closedOn: account.closedOn,
            paymentsAsOf: account.catalogue.paymentsAsOf,
            meters: account.catalogue.inOrder(try meters.value()), balances: try balances.value(),
            residents: households.on(customer.today)?.residents ?? account.account.residents,
            tariff: tariff,
            levelReadings: try tariff?.levelDays.map { try account.meterReadings(tariff?.service, in: $0) } ?? [])
    }

    func work(_ records: Records) -> (records: Records, levels: LevelStanding?) {
        (records, records.tariff.flatMap { LevelStanding($0, records.levelReadings) })
    }

    func show(_ facts: (records: Records, levels: LevelStanding?), _ context: ViewContext) -> PageResult {
        let (facts, levels) = facts
        return .framed(
            Content(title: context.texts.account.title) { html in
                line(&html, facts.supplier, context.language)
                ClosedAccount(closedOn: facts.closedOn, context: context).write(to: &html)
                BalanceHeadline(
                    balance: AccountBalance(facts.balances), asOf: facts.paymentsAsOf, context: context
                ).write(to: &html)
                AccountSummary(
                    account: facts.account, residents: facts.residents, meters: facts.meters, context: context
                ).write(to: &html)
                ServiceTable(
                    slug: slug, balances: facts.balances, calculated: facts.tariff?.service.code,
                    asOf: facts.paymentsAsOf, context: context
                ).write(to: &html)
                if let levels {
                    LevelMeterView(slug: slug, standing: levels, context: context).write(to: &html)
                }
                html.p(.class("actions")) { html in
                    html.a(.class("button"), .href(BillsPage(slug: slug)), text: context.texts.navigation.records)
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

extension AccountPage {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug)
    }

    var places: [any PathValue] { [slug] }
}
