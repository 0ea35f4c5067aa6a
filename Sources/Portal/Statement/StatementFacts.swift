import Domain
import Store

/// What the statement's three forms (page, print, file) are made from.
struct StatementFacts: PeriodFacts, Sendable {
    let slug: AccountSlug
    let account: Account
    let service: Service
    let asOf: Day
    /// The months there are, first to last.
    let recorded: Period
    let choice: PeriodChoice
    /// What the service stands at now, whatever period is shown.
    let closing: Money
    /// Nil when no period could be made out.
    let statement: Statement?
    /// What its charges can be checked by; nil where that is not wanted.
    let charges: ChargeRecords?
    let tariffs: TariffBook

    init(
        _ customer: Customer, _ slug: AccountSlug, service code: ServiceCode, _ asked: RequestedPeriod,
        withCharges: Bool = true
    ) throws {
        let account = try customer.account(slug)
        guard let service = account.catalogue.service(code), let recorded = try account.recordedPeriod(of: service)
        else { throw PageError.notFound }
        (self.slug, self.account) = (slug, account.account)
        self.service = service
        self.recorded = recorded
        asOf = account.catalogue.paymentsAsOf
        choice = PeriodChoice(from: asked.from, to: asked.to, recorded: recorded)
        closing = try account.closing(of: service) ?? .zero
        statement = choice.problem == nil ? try account.statement(of: service, in: choice.period) : nil
        charges = withCharges ? try account.charges(service, in: choice.period) : nil
        tariffs = account.catalogue.tariffs
    }

    var checked: CheckedStatement { CheckedStatement(facts: self, checks: charges?.checks(tariffs) ?? [:]) }

    var chosenPeriod: PeriodChoice? { choice }
}

/// The statement with what its charges come to when they are worked out anew.
struct CheckedStatement {
    let facts: StatementFacts
    /// None of a service that no plan of the household is for.
    let checks: [Month: ChargeCheck]
}
