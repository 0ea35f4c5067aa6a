import Domain
import Markup
import Store
import Web
import Words

/// F3: the account, read-only.
struct AccountPage: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}"

    let slug: AccountSlug

    /// The chart shows sums instead of quantities.
    var byMoney = false

    struct Records: Sendable {
        let account: Account
        let title: String
        let closedOn: Day?
        let opened: Day?
        let successor: SuccessorAccount?
        let paymentsAsOf: Day
        let meters: [(service: Service, meter: Meter)]
        let balances: PresentBalances
        let residents: Int
        let givesReadings: Bool
        /// The tariff of the service with a calculator.
        let tariff: MeteredTariff?
        /// The readings in the tariff's `levelDays`.
        let levelReadings: [MeterReadings]
        /// Of that service.
        let usage: UsageHistory?
        let latestChange: BillRecords?
        let given: [Submission]
        let services: [Service]
    }

    func read(_ customer: Customer) throws -> Records {
        let account = try customer.account(slug)
        let meters = try account.meters(inUseOn: customer.today)
        let balances = try account.presentBalances()
        let given =
            try account.catalogue.readingRules.isEmpty
            ? nil : account.submissions(since: customer.now - GivenReadingsNote.shown)
        let households = try account.households()
        let isClosed = account.isClosed(before: customer.today)
        let plan =
            isClosed ? nil : MeteredPlan(households, try meters.value(), on: customer.today, account.catalogue)
        let found = try plan.map { try account.meteredTariff($0) }
        // Thirteen months, and those a year before; the latest bill may be some months old.
        let usage = try plan.map { try account.usage(of: $0.service, since: customer.today.month - 30) }
        let latestChange = try account.latestChange(households)
        let tariff = try found?.value()
        return Records(
            account: account.account, title: account.title, closedOn: account.closedOn,
            opened: account.opened, successor: try customer.successor(of: account),
            paymentsAsOf: account.catalogue.paymentsAsOf,
            meters: account.catalogue.inOrder(try meters.value()), balances: try balances.value(),
            residents: households.on(customer.today)?.residents ?? account.account.residents,
            givesReadings: !isClosed && account.mayGiveReadings && !account.catalogue.readingRules.isEmpty,
            tariff: tariff,
            levelReadings: try tariff?.levelDays.map { try account.meterReadings(tariff?.service, in: $0) } ?? [],
            usage: try usage.flatMap { used in
                try tariff.flatMap { UsageHistory(service: $0.service, try used.value()) }
            },
            latestChange: latestChange,
            given: try given?.value() ?? [], services: account.catalogue.services)
    }

    struct Facts {
        let records: Records
        let levels: LevelStanding?
        let change: LatestChange?
    }

    func work(_ records: Records) throws -> Facts {
        Facts(
            records: records, levels: records.tariff.flatMap { LevelStanding($0, records.levelReadings) },
            change: try records.latestChange?.latestChange())
    }

    func show(_ all: Facts, _ context: ViewContext) -> PageResult {
        let (facts, levels) = (all.records, all.levels)
        let (account, texts) = (facts.account, context.texts)
        let content = Content(title: facts.title, documentTitle: texts.account.title + ": " + facts.title) { html in
            html.p(.class("of-account quiet")) { html in
                html.text("№ " + account.shownNumber + " · " + account.payer)
            }
            ClosedAccount(closedOn: facts.closedOn, successor: facts.successor, context: context)
                .write(to: &html)
            AmountDuePanel(
                due: AmountDue(facts.balances), asOf: facts.paymentsAsOf, slug: slug, account: account.number,
                context: context
            ).write(to: &html)
            if let change = all.change { LatestBillNote(change: change, slug: slug, context: context).write(to: &html) }
            GivenReadingsNote(facts.given, slug: slug, services: facts.services, context: context).write(to: &html)
            if let usage = facts.usage {
                UsageView(usage: usage, slug: slug, byMoney: byMoney, context: context).write(to: &html)
            }
            if let levels { LevelMeterView(slug: slug, standing: levels, context: context).write(to: &html) }
            ServiceTable(
                slug: slug, balances: facts.balances.services, calculated: facts.tariff?.service.code,
                asOf: facts.paymentsAsOf, context: context
            ).write(to: &html)
            NextSteps(
                texts, slug: slug, calculated: facts.tariff?.service,
                givesReadings: facts.givesReadings && !facts.meters.isEmpty
            ).write(to: &html)
            AccountSummary(
                slug: slug, account: account, opened: facts.opened, residents: facts.residents,
                meters: facts.meters,
                context: context
            ).write(to: &html)
        }
        return .framed(content)
    }
}

extension AccountPage {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug, byMoney: address.query["by"] == "money")
    }

    var places: [any PathValue] { [slug] }
    var query: Query { byMoney ? [("by", "money")] : [] }
}
