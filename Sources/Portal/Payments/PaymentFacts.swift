import Domain
import Store

/// The facts of the payments' page and file.
struct PaymentFacts: PeriodFacts, Sendable {
    let account: Account
    let line: AccountLine
    let closedOn: Day?
    /// Nil before the first payment.
    let shown: Shown?

    struct Shown: Sendable {
        /// The months with payments, first to last.
        let recorded: Period
        let choice: PeriodChoice
        /// Newest first; none if the requested period is invalid.
        let payments: [Payment]
        /// Where they differ from the statements.
        let differences: [PaymentDifference]
    }

    init(_ customer: Customer, _ slug: AccountSlug, _ requested: RequestedPeriod) throws {
        let account = try customer.account(slug)
        (self.account, line) = (account.account, AccountLine(account, slug))
        closedOn = account.closedOn
        shown = try account.paidPeriod().map { recorded in
            let choice = PeriodChoice(from: requested.from, to: requested.to, recorded: recorded)
            guard choice.problem == nil else {
                return Shown(recorded: recorded, choice: choice, payments: [], differences: [])
            }
            let differences = try account.paymentDifferences(in: choice.period)
            return Shown(
                recorded: recorded, choice: choice, payments: try account.payments(in: choice.period),
                differences: try differences.value())
        }
    }

    var chosenPeriod: PeriodChoice? { shown?.choice }
}
