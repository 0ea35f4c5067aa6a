import Domain
import Store

/// The facts of the payments' page and file.
struct PaymentFacts: PeriodFacts, Sendable {
    let account: Account
    /// Nil before the first payment.
    let shown: Shown?

    struct Shown: Sendable {
        /// The months with payments, first to last.
        let recorded: Period
        let choice: PeriodChoice
        /// Newest first; none if the requested period is invalid.
        let payments: [Payment]
    }

    init(_ customer: Customer, _ slug: AccountSlug, _ asked: RequestedPeriod) throws {
        let account = try customer.account(slug)
        self.account = account.account
        shown = try account.paidPeriod().map { recorded in
            let choice = PeriodChoice(from: asked.from, to: asked.to, recorded: recorded)
            return Shown(
                recorded: recorded, choice: choice,
                payments: choice.problem == nil ? try account.payments(in: choice.period) : [])
        }
    }

    var chosenPeriod: PeriodChoice? { shown?.choice }
}
