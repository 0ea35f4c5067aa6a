import Domain
import Store

/// An account and what it owes, as of the day up to which payments are counted.
struct AccountStanding: Sendable {
    /// Its name in the customer's addresses.
    let slug: AccountSlug
    let account: Account
    let balance: AccountBalance
    let asOf: Day
    /// The customer's own name for it.
    let name: String?
    let isHidden: Bool
    let closedOn: Day?
    /// Nil for the customer's own.
    let help: OpenAccount.Help?

    static func all(of customer: Customer) throws -> [AccountStanding] {
        try customer.accounts().map { open in
            let account = open.account
            return AccountStanding(
                slug: open.slug, account: account.account,
                balance: AccountBalance(try account.serviceBalances().value()), asOf: account.catalogue.paymentsAsOf,
                name: open.name, isHidden: open.isHidden, closedOn: account.closedOn, help: open.help)
        }
    }
}
