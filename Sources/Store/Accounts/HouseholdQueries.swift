package import Domain

extension ReadableAccount {
    /// - Parameter former: the account's own household of an earlier time, in place of the present one.
    package func households(insteadOfPresent former: Household? = nil) throws -> HouseholdHistory {
        let categories = catalogue.tariffs.categories
        var (now, changes): (Household?, [HouseholdHistory.Change]) = (nil, [])
        _ = try connection.rows(
            """
            SELECT residents, stove, benefit, plan, valid_from FROM household WHERE account = $1
            UNION ALL SELECT residents, stove, benefit, plan, NULL FROM account WHERE account = $1 ORDER BY 5
            """, [number]
        ) { row in
            let household = try Household(row: row, categories)
            if row.isNull(4) { now = former ?? household } else { changes.append(.init(from: row.day(4), household)) }
        }
        return HouseholdHistory(changes, now: now)
    }
}

extension Household {
    /// Its residents, stove, benefit and plan are in the first four columns.
    init(row: any Row, _ categories: HouseholdCategories) throws {
        guard let category = categories[HouseholdMarks(stove: row.text(1), benefit: row.text(2))] else {
            throw DatabaseError("a household without a category")
        }
        self.init(
            residents: Int(row.int(0)), category: category.code, plan: row.isNull(3) ? nil : row.code(3))
    }
}
