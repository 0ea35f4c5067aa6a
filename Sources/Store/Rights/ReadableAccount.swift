package import Domain

/// An account that may be read, for as long as the connection's body runs: a customer's own, or one that the operator
/// prints. Only `Customer` and `Operator` make one.
///
/// A class, so that what several parts of a page need is asked once.
package final class ReadableAccount {
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
    /// When it was opened, if that is known.
    package let opened: Day?
    /// The account into which it was merged.
    let mergedInto: AccountNumber?

    private var knownMeters: Later<[Meter]>?
    private var knownBalances: RecentBalances?
    private var knownReadings: [MeterKey: Later<[Register: [Reading]]>] = [:]

    init(
        _ connection: any Connection, _ account: Account, _ catalogue: Catalogue, name: String? = nil,
        closedOn: Day? = nil, opened: Day? = nil, mergedInto: AccountNumber? = nil, namesFormerPayers: Bool = true,
        mayGiveReadings: Bool = true
    ) {
        (self.connection, self.account, self.catalogue, self.name) = (connection, account, catalogue, name)
        (self.closedOn, self.namesFormerPayers) = (closedOn, namesFormerPayers)
        (self.mayGiveReadings, self.opened, self.mergedInto) = (mayGiveReadings, opened, mergedInto)
    }

    /// All of its meters, by service, the one installed first first.
    func meters() throws -> Later<[Meter]> {
        if let knownMeters { return knownMeters }
        let meters = try readMeters()
        knownMeters = meters
        return meters
    }

    /// The readings of the 400 days before a meter's latest one.
    func latestReadings(of meter: Meter) throws -> Later<[Register: [Reading]]> {
        if let known = knownReadings[meter.key] { return known }
        let readings = try readLatestReadings(of: meter)
        knownReadings[meter.key] = readings
        return readings
    }

    /// The same, if they were asked for already.
    func knownReadings(of meter: Meter) -> Later<[Register: [Reading]]>? { knownReadings[meter.key] }

    /// The balances since those of the bill before the latest one.
    func recentBalances() throws -> RecentBalances {
        if let knownBalances { return knownBalances }
        let balances = try RecentBalances(of: number, connection)
        knownBalances = balances
        return balances
    }

    /// Whether there is nothing left to charge on a day.
    package func isClosed(before day: Day) -> Bool { closedOn.map { $0 < day } ?? false }

    /// What a page calls it: the customer's own name for it, else its address.
    package var title: String { name ?? account.address }

    var number: AccountNumber { account.number }
}
