import Domain
import Store

/// An account and what it owes, as of the day up to which payments are counted.
struct AccountStanding: Sendable {
    let linked: LinkedAccount
    let balance: AccountBalance
    let asOf: Day?

    static func all(of customer: Customer) throws -> [AccountStanding] {
        let asOf = customer.publication?.paymentsAsOf
        return try customer.connection.accounts(of: customer.id).map { linked in
            let balances = try customer.connection.serviceBalances(of: linked)
            return AccountStanding(linked: linked, balance: AccountBalance(balances), asOf: asOf)
        }
    }
}
