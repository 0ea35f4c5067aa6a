package import Domain

/// An account whose readings whoever has the link on its bill may give. Only `Visitor` makes one.
package struct BilledAccount {
    package let metered: MeteredAccount
    /// For which readings may be given: that after the bill's.
    package let month: Month

    /// The meters whose readings of the month are taken today.
    package func meters() throws -> [GivenMeter] {
        try metered.meters().filter { $0.standing.month.map { $0 == month } ?? true }
    }

    /// How many readings of a meter were given by the link for the month.
    package func uses(of meter: Meter) throws -> Int {
        let count = try metered.connection.row(
            """
            SELECT COUNT(*) FROM submission
            WHERE account = $1 AND service = $2 AND meter = $3 AND month = $4 AND channel = 'link'
            """, [metered.account.number, meter.service, meter.number, month]
        ) { Int($0.int(0)) }
        return count ?? 0
    }
}

extension MeteredAccount {
    /// Those who hold the account.
    package func holders() throws -> [NoticedLink] { try Operator(connection).noticedLinks(of: account.number) }
}

extension Visitor {
    /// The account of a link on a bill.
    ///
    /// - Parameters:
    ///   - month: the bill's.
    ///   - isGenuine: whether the link was made for the account with this payer.
    /// - Returns: nil if it was not, or the account is unknown or closed.
    package func billedAccount(
        _ number: AccountNumber, month: Month, isGenuine: (_ payer: String) -> Bool
    ) throws -> BilledAccount? {
        guard let catalogue else { return nil }
        let found = try connection.row(
            """
            SELECT account, payer, address, residents, closed_on, printed_number FROM account WHERE account = $1
            """, [number]
        ) { row in
            ReadableAccount(connection, row.account(0, printed: 5), catalogue, closedOn: row.optionalDay(4))
        }
        guard let found, isGenuine(found.account.payer), !found.isClosed(before: today) else { return nil }
        let metered = MeteredAccount(found, by: .link, now: now, today: today)
        return BilledAccount(metered: metered, month: month + 1)
    }
}
