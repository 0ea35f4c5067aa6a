import Domain
import Store

/// What the payments' page and file are made from.
struct PaymentFacts: Sendable {
    let linked: LinkedAccount
    /// Nil before the first payment.
    let shown: Shown?

    struct Shown: Sendable {
        /// The months there are payments of, first to last.
        let recorded: Period
        let choice: PeriodChoice
        /// Newest first; none when no period could be made out.
        let payments: [Payment]
    }

    init(_ customer: Customer, _ slug: AccountSlug, _ asked: PeriodAsked) throws {
        let connection = customer.connection
        let (linked, catalogue) = (try customer.account(slug), try customer.catalogue)
        self.linked = linked
        shown = try connection.paidPeriod(of: linked).map { recorded in
            let choice = PeriodChoice(from: asked.from, to: asked.to, recorded: recorded)
            return Shown(
                recorded: recorded, choice: choice,
                payments: choice.problem == nil
                    ? try connection.payments(of: linked, in: choice.period, catalogue) : [])
        }
    }

    /// For the file, which is reached from the page: there a period that can't be made out is no form to fill in again.
    func orNotFound() throws(PageError) -> PaymentFacts {
        guard let shown, shown.choice.problem == nil else { throw .notFound }
        return self
    }
}
