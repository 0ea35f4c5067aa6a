import Domain
import Store

/// An account and what is to pay of it, as of the day up to which payments are counted.
struct AccountStanding: Sendable {
    /// Its name in the customer's addresses.
    let slug: AccountSlug
    let account: Account
    let due: AmountDue
    let asOf: Day
    /// The customer's own name for it.
    let name: String?
    let isHidden: Bool
    let closedOn: Day?
    /// Nil for the customer's own.
    let help: OpenAccount.Help?

    var title: String { name ?? account.address }

    static func all(of customer: Customer) throws -> [AccountStanding] {
        let accounts = try customer.accounts()
        // All questions before the first answer: a database over the network works them off in one go.
        let balances = try accounts.map { try $0.account.presentBalances() }
        return try zip(accounts, balances).map { open, balances in
            let account = open.account
            return AccountStanding(
                slug: open.slug, account: account.account, due: AmountDue(try balances.value()),
                asOf: account.catalogue.paymentsAsOf, name: account.name, isHidden: open.isHidden,
                closedOn: account.closedOn, help: open.help)
        }
    }
}
