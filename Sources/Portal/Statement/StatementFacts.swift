import Domain
import Store

/// The facts of the statement's page, print and file.
struct StatementFacts: PeriodFacts, Sendable {
    let slug: AccountSlug
    let account: Account
    let line: AccountLine
    let closedOn: Day?
    let service: Service
    let asOf: Day
    /// The months with balances, first to last.
    let recorded: Period
    let choice: PeriodChoice
    /// The service's present balance, whatever period is shown.
    let closing: Money
    /// Nil if the requested period is invalid.
    let statement: Statement?
    /// Where it differs from the payments.
    let differences: [PaymentDifference]
    /// The data to check its charges; nil if they are not to be checked.
    let charges: ChargeRecords?
    let tariffs: TariffBook

    init(
        _ customer: Customer, _ slug: AccountSlug, service code: ServiceCode, _ requested: RequestedPeriod,
        withCharges: Bool = true
    ) throws {
        let account = try customer.account(slug)
        guard let service = account.catalogue.service(code), let recorded = try account.recordedPeriod(of: service)
        else { throw PageError.notFound }
        (self.slug, self.account, line) = (slug, account.account, AccountLine(account, slug))
        self.service = service
        closedOn = account.closedOn
        self.recorded = recorded
        asOf = account.catalogue.paymentsAsOf
        choice = PeriodChoice(from: requested.from, to: requested.to, recorded: recorded)
        closing = try account.closing(of: service) ?? .zero
        let differences = try account.paymentDifferences(service, in: choice.period)
        statement = choice.problem == nil ? try account.statement(of: service, in: choice.period) : nil
        charges = withCharges ? try account.charges(service, in: choice.period) : nil
        tariffs = account.catalogue.tariffs
        self.differences = try differences.value()
    }

    var checked: CheckedStatement { CheckedStatement(facts: self, checks: charges?.checks(tariffs) ?? [:]) }

    var chosenPeriod: PeriodChoice? { choice }
}

/// The statement with its recalculated charges.
struct CheckedStatement {
    let facts: StatementFacts
    /// Empty unless a plan of the household is for the service.
    let checks: [Month: ChargeCheck]
}
