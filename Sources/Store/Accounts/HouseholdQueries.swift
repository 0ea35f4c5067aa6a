package import Domain

extension ReadableAccount {
    package func households() throws -> HouseholdHistory {
        var (now, changes): (Household?, [HouseholdHistory.Change]) = (nil, [])
        _ = try connection.rows(
            """
            SELECT residents, stove, benefit, plan, valid_from FROM household WHERE account = $1
            UNION ALL SELECT residents, stove, benefit, plan, NULL FROM account WHERE account = $1 ORDER BY 5
            """, [number]
        ) { row in
            let household = try Household(row: row)
            if row.isNull(4) { now = household } else { changes.append(.init(from: row.day(4), household)) }
        }
        return HouseholdHistory(changes, now: now)
    }
}

extension Household {
    init(row: any Row) throws {
        self.init(
            residents: Int(row.int(0)), stove: try row.word(1), benefit: try row.word(2),
            plan: row.isNull(3) ? nil : row.code(3))
    }
}
