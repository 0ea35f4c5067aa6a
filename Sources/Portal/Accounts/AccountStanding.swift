import Domain
import Store

/// An account and what it owes, as of the day up to which payments are counted.
struct AccountStanding: Sendable {
    /// Its name in the customer's addresses.
    let slug: AccountSlug
    let account: Account
    let balance: AccountBalance
    let asOf: Day

    static func all(of customer: Customer) throws -> [AccountStanding] {
        try customer.accounts().map { slug, account in
            AccountStanding(
                slug: slug, account: account.account, balance: AccountBalance(try account.serviceBalances().value()),
                asOf: account.catalogue.paymentsAsOf)
        }
    }
}
