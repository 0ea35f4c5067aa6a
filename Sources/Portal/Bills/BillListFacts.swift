import Domain
import Store

/// The facts of the bills' page and file.
struct BillListFacts: PeriodFacts, Sendable {
    let account: Account
    let asOf: Day
    /// Nil before the first bill.
    let shown: Shown?

    struct Shown: Sendable {
        /// The months with bills, first to last.
        let recorded: Period
        let choice: PeriodChoice
        /// Newest first; none if the requested period is invalid.
        let bills: [BillSummary]
        /// The latest bill, whatever period is shown, and the sum still to pay of it.
        let latest: BillSummary?
        let left: Money
        /// The bills whose lines are shown.
        let opened: [BillRecords]
    }

    /// - Parameter isOpened: which of the period's bills are shown line by line.
    init(
        _ customer: Customer, _ slug: AccountSlug, _ requested: RequestedPeriod, opening isOpened: (Month) -> Bool
    ) throws {
        let account = try customer.account(slug)
        (self.account, asOf) = (account.account, account.catalogue.paymentsAsOf)
        shown = try account.billedPeriod().map { recorded in
            let choice = PeriodChoice(from: requested.from, to: requested.to, recorded: recorded)
            let bills = choice.problem == nil ? try account.bills(in: choice.period) : []
            let latest = try bills.first { $0.month == recorded.last } ?? account.latestBill()
            return Shown(
                recorded: recorded, choice: choice, bills: bills, latest: latest,
                left: try account.serviceBalances().value().leftOfBill,
                opened: try bills.filter { isOpened($0.month) }.compactMap { try account.bill($0.month) })
        }
    }

    var chosenPeriod: PeriodChoice? { shown?.choice }
}
