import Domain
import Store

/// What an account has days for: the latest bill, if it is not paid, and its meters.
struct DatedAccount: Sendable {
    let slug: AccountSlug
    /// The customer's own name for it, else its number.
    let name: String
    /// The sum still to pay of the latest bill; nil if there is none.
    let bill: (month: Month, due: Day, left: Money)?
    let paymentsAsOf: Day
    let meters: [(service: Service, meter: Meter)]
    /// The days in which readings are taken, of the next twelve months, each once.
    let windows: [ClosedRange<Day>]

    init(_ open: OpenAccount, today: Day) throws {
        let account = open.account
        let (balances, meters) = (try account.presentBalances(), try account.meters(inUseOn: today))
        (slug, name) = (open.slug, account.name ?? account.account.number.text)
        paymentsAsOf = account.catalogue.paymentsAsOf
        let due = AmountDue(try balances.value())
        bill = due.left > .zero ? due.bill.map { ($0.month, $0.due, due.left) } : nil
        self.meters = account.catalogue.inOrder(try meters.value())
        let rules = account.catalogue.readingRules
        let taken = Set(self.meters.compactMap { rules.taking($0.service.code, on: today)?.window })
        let days = taken.flatMap { window in (-1..<12).map { window.days(of: today.month + $0) } }
        windows = Set(days.filter { $0.upperBound >= today }).sorted { $0.lowerBound < $1.lowerBound }
    }
}
