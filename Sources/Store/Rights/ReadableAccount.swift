package import Domain

/// An account that may be read, for as long as the connection's body runs: a customer's own, or one that the operator
/// prints. Only `Customer` and `Operator` make one.
package struct ReadableAccount {
    let connection: any Connection
    package let account: Account
    package let catalogue: Catalogue
    /// The customer's own name for it.
    package let name: String?
    /// Nil unless it was or will be closed.
    package let closedOn: Day?
    /// Whether bills that were issued to another payer say to whom.
    let namesFormerPayers: Bool
    /// Whether its reader may give readings of its meters.
    package let mayGiveReadings: Bool

    init(
        _ connection: any Connection, _ account: Account, _ catalogue: Catalogue, name: String? = nil,
        closedOn: Day? = nil, namesFormerPayers: Bool = true, mayGiveReadings: Bool = true
    ) {
        (self.connection, self.account, self.catalogue, self.name) = (connection, account, catalogue, name)
        (self.closedOn, self.namesFormerPayers) = (closedOn, namesFormerPayers)
        self.mayGiveReadings = mayGiveReadings
    }

    /// Whether there is nothing left to charge on a day.
    package func isClosed(before day: Day) -> Bool { closedOn.map { $0 < day } ?? false }

    /// What a page calls it: the customer's own name for it, else its address.
    package var title: String { name ?? account.address }

    var number: AccountNumber { account.number }
}
