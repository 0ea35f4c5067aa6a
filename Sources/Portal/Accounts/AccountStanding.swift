import Domain
import Store

/// An account and what it owes, as of the day up to which payments are counted.
struct AccountStanding: Sendable {
    let linked: LinkedAccount
    let balance: AccountBalance
    let asOf: Day

    static func all(of customer: Customer) throws -> [AccountStanding] {
        try customer.accounts().map { linked in
            let catalogue = try customer.catalogue
            let balances = try customer.connection.serviceBalances(of: linked, catalogue).value()
            return AccountStanding(linked: linked, balance: AccountBalance(balances), asOf: catalogue.paymentsAsOf)
        }
    }
}
