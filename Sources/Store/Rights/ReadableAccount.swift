package import Domain

/// An account that may be read, for as long as the connection's body runs: a customer's own, or one that the operator
/// prints. Only `Customer` and `Operator` make one.
package struct ReadableAccount {
    let connection: any Connection
    package let account: Account
    package let catalogue: Catalogue

    init(_ connection: any Connection, _ account: Account, _ catalogue: Catalogue) {
        (self.connection, self.account, self.catalogue) = (connection, account, catalogue)
    }

    var number: AccountNumber { account.number }
}
