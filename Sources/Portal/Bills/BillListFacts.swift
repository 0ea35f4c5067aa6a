import Domain
import Store

/// The facts of the bills' page and file.
struct BillListFacts: PeriodFacts, Sendable {
    let account: Account
    let line: AccountLine
    let closedOn: Day?
    let asOf: Day
    /// Nil before the first bill.
    let shown: Shown?

    struct Shown: Sendable {
        /// The months with bills, first to last.
        let recorded: Period
        let choice: PeriodChoice
        /// Newest first; none if the requested period is invalid.
        let bills: [BillSummary]
        /// What is to pay now, whatever period is shown.
        let due: AmountDue
        /// The bills whose lines are shown.
        let opened: [BillRecords]
    }

    /// - Parameter isOpened: which of the period's bills are shown line by line.
    init(
        _ customer: Customer, _ slug: AccountSlug, _ requested: RequestedPeriod, opening isOpened: (Month) -> Bool
    ) throws {
        let account = try customer.account(slug)
        (self.account, line, asOf) = (account.account, AccountLine(account, slug), account.catalogue.paymentsAsOf)
        closedOn = account.closedOn
        shown = try account.billedPeriod().map { recorded in
            let choice = PeriodChoice(from: requested.from, to: requested.to, recorded: recorded)
            let bills = choice.problem == nil ? try account.bills(in: choice.period) : []
            return Shown(
                recorded: recorded, choice: choice, bills: bills, due: AmountDue(try account.presentBalances().value()),
                opened: try bills.filter { isOpened($0.month) }.compactMap { try account.bill($0.month) })
        }
    }

    var chosenPeriod: PeriodChoice? { shown?.choice }
}
