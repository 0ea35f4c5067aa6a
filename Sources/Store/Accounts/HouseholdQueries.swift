package import Domain

extension Connection {
    /// What a household was like on a day: as it last changed until then, or, where no change is known, as it is now. Nil when
    /// there is no such account.
    package func household(of account: AccountNumber, on day: Day) throws -> Household? {
        try row(
            """
            SELECT residents, stove, benefit, plan FROM household
            WHERE account = $1 AND valid_from <= $2 ORDER BY valid_from DESC LIMIT 1
            """, [account, day], as: Household.init(row:))
            ?? row(
                "SELECT residents, stove, benefit, plan FROM account WHERE account = $1", [account],
                as: Household.init(row:))
    }

    /// How it was, from which day on, first to last; where no change is known, as it is now. Empty when there is no such account.
    package func households(of account: AccountNumber) throws -> [(from: Day, Household)] {
        let known = try rows(
            "SELECT residents, stove, benefit, plan, valid_from FROM household WHERE account = $1 ORDER BY valid_from",
            [account]
        ) { (from: $0.day(4), try Household(row: $0)) }
        guard known.isEmpty else { return known }
        // As it is now: no change of it is known.
        return try household(of: account, on: Day(number: 0)).map { [(Day(number: 0), $0)] } ?? []
    }
}

extension Household {
    init(row: any Row) throws {
        self.init(
            residents: Int(row.int(0)), stove: try row.code(1), benefit: try row.code(2), plan: row.optionalText(3))
    }
}
