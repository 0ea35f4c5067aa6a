package import Domain

/// What an account's household is like, and was.
package struct Households: Sendable {
    private let now: Household?
    private let changes: [(from: Day, Household)]

    fileprivate init(now: Household?, changes: [(from: Day, Household)]) {
        (self.now, self.changes) = (now, changes)
    }

    /// How it was, from which day on, first to last; where no change is known, as it is now. Empty when there is no such account.
    package var history: [(from: Day, Household)] {
        changes.isEmpty ? now.map { [(Day(number: 0), $0)] } ?? [] : changes
    }

    /// What it was like on a day: as it last changed until then, or, where no change until then is known, as it is now. Nil when
    /// there is no such account.
    package func on(_ day: Day) -> Household? {
        changes.last { $0.from <= day }?.1 ?? now
    }
}

extension ReadableAccount {
    package func households() throws -> Households {
        var (now, changes): (Household?, [(from: Day, Household)]) = (nil, [])
        _ = try connection.rows(
            """
            SELECT residents, stove, benefit, plan, valid_from FROM household WHERE account = $1
            UNION ALL SELECT residents, stove, benefit, plan, NULL FROM account WHERE account = $1 ORDER BY 5
            """, [number]
        ) { row in
            let household = try Household(row: row)
            if row.isNull(4) { now = household } else { changes.append((row.day(4), household)) }
        }
        return Households(now: now, changes: changes)
    }
}

extension Household {
    init(row: any Row) throws {
        self.init(
            residents: Int(row.int(0)), stove: try row.code(1), benefit: try row.code(2), plan: row.optionalText(3))
    }
}
